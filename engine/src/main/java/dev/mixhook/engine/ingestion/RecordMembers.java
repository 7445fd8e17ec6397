package dev.mixhook.engine.ingestion;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The members of a JSON object, each with its value's text, as they came. */
final class RecordMembers {
    private final Map<String, String> json;

    private RecordMembers(Map<String, String> json) {
        this.json = json;
    }

    /** Empty if it is no object. */
    static Optional<RecordMembers> of(@Nullable String object) {
        if (object == null || !object.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new RecordMembers(JsonText.object(object.getBytes(StandardCharsets.UTF_8))));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    @Nullable String json(String name) {
        return json.get(name);
    }

    /** A text, or a number as one; empty if it is neither. */
    Optional<String> text(String name) {
        String value = json.get(name);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        char first = value.charAt(0);
        if (first == '-' || (first >= '0' && first <= '9')) {
            return Optional.of(value);
        }
        return first == '"' && JsonValues.parse(value) instanceof Value.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    int size() {
        return json.size();
    }

    void put(String name, String value) {
        json.put(name, value);
    }

    void remove(String name) {
        json.remove(name);
    }

    void keepOnly(Predicate<String> names) {
        json.keySet().removeIf(names.negate());
    }

    boolean allFitProperties() {
        return json.values().stream().allMatch(value -> RecordShape.of(value).fitsProperty());
    }

    /** The object as JSON, with all texts cut to what Mixpanel keeps, without its opening brace. */
    String tail() {
        StringJoiner members = new StringJoiner(",", "", "}");
        json.forEach(
                (name, value) ->
                        members.add(
                                ShortTexts.quoted(ShortTexts.cut(name))
                                        + ':'
                                        + ShortTexts.of(value)));
        return members.toString();
    }
}
