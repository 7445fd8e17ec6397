package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object inside a JSON text, as it comes out of a warehouse's column. */
final class ObjectText {
    private ObjectText() {}

    /**
     * The object, which is then known to be whole.
     *
     * @param key whose value the text is
     * @throws BadLine if the text is no JSON object
     */
    static byte[] bytes(String key, String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = JsonText.parser(bytes)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                json.skipChildren();
                if (json.nextToken() == null) {
                    return bytes;
                }
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw new BadLine(
                '"'
                        + key
                        + "\" is "
                        + FoundText.name(text)
                        + ", not an object, nor the text of one");
    }
}
