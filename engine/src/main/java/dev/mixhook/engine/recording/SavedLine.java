package dev.mixhook.engine.recording;

import dev.mixhook.engine.receiver.Request;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** One line of a file of saved POSTs. */
final class SavedLine {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t -~]*");

    private final Map<String, String> members;

    private SavedLine(Map<String, String> members) {
        this.members = members;
    }

    /**
     * Reads a POST; keys that it does not know are passed over.
     *
     * @throws IllegalArgumentException if the line is none; the message says why
     */
    static Request read(String line) {
        try {
            byte[] json = line.strip().getBytes(StandardCharsets.UTF_8);
            SavedLine saved = new SavedLine(new Profile(json).properties());
            return new Request(
                    "POST", saved.text("path").orElse("/"), saved.headers(), saved.body());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("No JSON object: " + JsonText.reason(e), e);
        }
    }

    private String body() {
        Optional<String> packed = text("body_base64");
        if (packed.isPresent()) {
            return unpacked(packed.get());
        }
        String body =
                text("body")
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No \"body\", so no POST that mixhook receive --save wrote."));
        if (body.chars().anyMatch(c -> c > 0x7f)) {
            throw new IllegalArgumentException(
                    "\"body\" is not ASCII; such a body stands in \"body_base64\".");
        }
        return body;
    }

    private static String unpacked(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"body_base64\" is no base64.", e);
        }
    }

    private List<Request.Header> headers() {
        if (!members.containsKey("headers")) {
            return List.of();
        }
        return switch (value("headers")) {
            case Value.Items(List<Value> items) -> items.stream().map(SavedLine::header).toList();
            case Value.Undefined _,
                    Value.Truth _,
                    Value.Num _,
                    Value.Text _,
                    Value.Moment _,
                    Value.Fields _ ->
                    throw notHeaders();
        };
    }

    private static Request.Header header(Value value) {
        if (value instanceof Value.Fields(Map<String, Value> fields)
                && fields.get("name") instanceof Value.Text(String name)
                && fields.get("value") instanceof Value.Text(String text)) {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "The header " + name + " cannot be sent: it is not plain ASCII.");
            }
            return new Request.Header(name, text);
        }
        throw notHeaders();
    }

    private static IllegalArgumentException notHeaders() {
        return new IllegalArgumentException(
                "\"headers\" is no list of {\"name\": TEXT, \"value\": TEXT}.");
    }

    private Optional<String> text(String name) {
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        if (value(name) instanceof Value.Text(String text)) {
            return Optional.of(text);
        }
        throw new IllegalArgumentException('"' + name + "\" is not text.");
    }

    private Value value(String name) {
        return JsonValues.parse(members.getOrDefault(name, "null"));
    }
}
