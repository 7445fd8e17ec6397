package dev.mixhook.engine.receiver;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a JSON object is, by its keys, read no further than they tell: a template can make an event
 * of any keys, so that it is one unless it has others' keys.
 */
final class JsonObjectKind {
    /** Keys of a user of messages, or of a list of them, that is no form. */
    private static final Set<String> MESSAGES = Set.of("$distinct_id", "$properties", "users");

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonObjectKind() {}

    static BodyKind of(byte[] json) {
        boolean isSync = false;
        boolean isEvent = false;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("action") && value == JsonToken.VALUE_STRING) {
                    return new BodyKind.CohortSync(parser.getString());
                }
                isSync |= name.equals("action") || name.equals("parameters");
                if (!isSync && MESSAGES.contains(name)) {
                    return new BodyKind.UsersForm();
                }
                isEvent = true;
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // What came before the fault has to do.
        }
        if (isSync) {
            return new BodyKind.CohortSync("");
        }
        return isEvent ? new BodyKind.Events(true) : new BodyKind.UsersForm();
    }
}
