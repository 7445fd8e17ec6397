package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON, and nothing else that YAML takes in too, keeping the place of every key and value.
 */
public final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Place START = new Place(1, 1);

    private final JsonParser json;
    private final Problems problems;

    private JsonDocument(JsonParser json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    /** A text's only value; empty if it is no JSON, which is then among the problems. */
    public static Optional<Node> parse(String text, Problems problems) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonDocument(json, problems).document();
        } catch (JacksonException e) {
            problems.add(
                    place(e.getLocation()), "", "This is no JSON: " + JsonText.reason(e) + '.');
            return Optional.empty();
        }
    }

    /** A text that is a value by itself, and stands in no document. */
    public static Node.Scalar text(String text) {
        return new Node.Scalar(START, Node.Type.TEXT, text, text, START, null);
    }

    /** A number that is a value by itself, and stands in no document. */
    public static Node.Scalar number(String number) {
        return new Node.Scalar(START, Node.Type.NUMBER, number, number, START, null);
    }

    private Optional<Node> document() {
        if (json.nextToken() == null) {
            problems.add(START, "", "Nothing here; JSON is expected.");
            return Optional.empty();
        }
        Node document = node("");
        if (json.nextToken() != null) {
            problems.add(place(), "", "Something follows behind the JSON; take it out.");
        }
        return Optional.of(document);
    }

    /** What begins with the current token. */
    private Node node(String path) {
        return switch (json.currentToken()) {
            case START_OBJECT -> mapping(path);
            case START_ARRAY -> sequence(path);
            case VALUE_STRING -> scalar(Node.Type.TEXT, json.getString(), 1);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Node.Type.TRUTH, json.getString(), 0);
            case VALUE_NULL -> scalar(Node.Type.NOTHING, "", 0);
            default -> scalar(Node.Type.NUMBER, json.getString(), 0);
        };
    }

    private Node.Scalar scalar(Node.Type type, String text, int quote) {
        Place place = place();
        return new Node.Scalar(
                place, type, text, text, new Place(place.line(), place.column() + quote), null);
    }

    private Node mapping(String path) {
        Place place = place();
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Place key = place();
            String name = json.currentName();
            String at = path.isEmpty() ? name : path + '.' + name;
            json.nextToken();
            if (entries.putIfAbsent(name, new Node.KeyValue(key, node(at))) != null) {
                problems.add(key, at, "This key stands here twice; keep one.");
            }
        }
        return new Node.Mapping(place, entries);
    }

    private Node sequence(String path) {
        Place place = place();
        List<Node> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + '[' + items.size() + ']'));
        }
        return new Node.Sequence(place, items);
    }

    private Place place() {
        return place(json.currentTokenLocation());
    }

    /** The place that is told; none is of what is nested too deep. */
    private static Place place(@Nullable TokenStreamLocation at) {
        return at == null
                ? START
                : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
