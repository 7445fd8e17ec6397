package dev.mixhook.engine.receiver;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a JSON object is, by its keys, read no further than they tell. */
final class JsonObjectKind {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonObjectKind() {}

    static BodyKind of(byte[] json) {
        boolean isSync = false;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("action") && value == JsonToken.VALUE_STRING) {
                    return new BodyKind.CohortSync(parser.getString());
                }
                isSync |= name.equals("action") || name.equals("parameters");
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // What came before the fault has to do.
        }
        return isSync ? new BodyKind.CohortSync("") : new BodyKind.UsersForm();
    }
}
