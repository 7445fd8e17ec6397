package dev.mixhook.targeting.person;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A profile's properties as the JSON object that came, so that what goes out is what came in, digit
 * for digit (R-W6).
 */
public final class Profile {
    public static final Profile EMPTY = new Profile("{}".getBytes(StandardCharsets.UTF_8));

    private final byte[] json;

    /**
     * @param json one JSON object in UTF-8, with nothing around it; not changed by the caller
     *     afterwards
     */
    public Profile(byte[] json) {
        this.json = json;
    }

    /** The JSON object in UTF-8; not to be changed by the caller. */
    public byte[] json() {
        return json;
    }

    /**
     * The properties as they stand: each name with its value's JSON text, in stored order. A name
     * given twice keeps its first place and its last value (R-W4).
     *
     * @throws tools.jackson.core.JacksonException if this is not a JSON object
     */
    public Map<String, String> properties() {
        return JsonText.object(json);
    }

    /** A profile of these properties, each name with its value's JSON text. */
    public static Profile of(Map<String, String> properties) {
        StringBuilder json = new StringBuilder("{");
        properties.forEach(
                (name, value) -> {
                    json.append(json.length() == 1 ? "" : ", ");
                    json.append(JsonText.quoted(name)).append(": ").append(value);
                });
        return new Profile(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The values of the names that the vocabulary has, by slot. */
    Value[] values(Vocabulary vocabulary) {
        Value[] values = new Value[vocabulary.properties()];
        Arrays.fill(values, Value.undefined());
        JsonValues.readInto(json, vocabulary::property, values);
        return values;
    }
}
