package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one YAML 1.2 document, keeping the place of every key and value. */
public final class YamlDocument {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final Pattern HASH = Pattern.compile("[ \\t]+(#\\S[^,\\]}]*)");

    /** What may stand before a value and is no part of it. */
    private static final Pattern ANCHOR = Pattern.compile("&([^\\s\\[\\]{},]+)\\s*");

    private final List<String> lines;
    private final Problems problems;
    private final Anchors anchors = new Anchors();

    private YamlDocument(String yaml, Problems problems) {
        this.lines = yaml.lines().toList();
        this.problems = problems;
    }

    /**
     * Empty if it is no YAML, which is then among the problems. An empty document is an empty
     * mapping.
     */
    public static Optional<Node> parse(String yaml, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), yaml)) {
            if (parser.nextToken() == null) {
                return Optional.of(new Node.Mapping(new Place(1, 1), Map.of()));
            }
            Node node = new YamlDocument(yaml, problems).node(parser, "");
            if (parser.nextToken() != null) {
                problems.add(
                        Place.of(parser.currentTokenLocation()),
                        "",
                        "A second document; a file has one.");
            }
            return Optional.of(node);
        } catch (Anchors.BadAlias e) {
            problems.add(e.place(), "", String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (JacksonException e) {
            problems.add(Place.of(e.getLocation()), "", "Not readable as YAML: " + firstLine(e));
            return Optional.empty();
        }
    }

    private Node node(JsonParser parser, String key) {
        Place place = Place.of(parser.currentTokenLocation());
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return anchors.alias(parser.getString(), place);
        }
        String anchor = anchor(parser, place);
        long before = anchors.count();
        return anchors.read(own(parser, place, key), anchor, before);
    }

    /** The parser tells those of mappings and lists alone. */
    private @Nullable String anchor(JsonParser parser, Place place) {
        if (!parser.currentToken().isScalarValue()) {
            return (String) parser.getObjectId();
        }
        Matcher written = ANCHOR.matcher(rest(place));
        return written.lookingAt() ? written.group(1) : null;
    }

    private Node own(JsonParser parser, Place place, String key) {
        JsonToken token = parser.currentToken();
        if (parser.getTypeId() != null) {
            problems.add(
                    place, key, "Tags (!" + parser.getTypeId() + ") are not read; take it out.");
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, place, key);
            case START_ARRAY -> sequence(parser, place, key);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    scalar(parser, place);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT -> CoreSchema.scalar(place, "", null);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
                    throw new IllegalStateException("a value starts here, not " + token);
        };
    }

    /**
     * Text, unless it stands without quotes and is a number, a truth or nothing in YAML's core
     * schema.
     */
    private Node.Scalar scalar(JsonParser parser, Place place) {
        String written = parser.getString();
        return isPlain(place)
                ? CoreSchema.scalar(
                        place, written, comment(written, Place.of(parser.currentLocation())))
                : new Node.Scalar(place, Node.Type.TEXT, written, written, start(place), null);
    }

    /** Where the characters of a text begin that is in quotes or a block. */
    private Place start(Place place) {
        if ("|>".indexOf(rest(place).charAt(0)) < 0) {
            return new Place(place.line(), place.column() + 1);
        }
        int indent =
                lines.stream()
                        .skip(place.line())
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .findFirst()
                        .orElse(0);
        return new Place(place.line() + 1, indent + 1);
    }

    private boolean isPlain(Place place) {
        String rest = value(place);
        return rest.isEmpty() || "\"'|>".indexOf(rest.charAt(0)) < 0;
    }

    /**
     * A comment that follows a plain scalar, with a blank before its `#` and none after it: of the
     * kind that people write into texts, such as {@code Song #1}.
     */
    private Node.@Nullable Comment comment(String written, Place end) {
        Matcher matcher = HASH.matcher(rest(end));
        return matcher.lookingAt()
                ? new Node.Comment(
                        new Place(end.line(), end.column() + matcher.start(1)),
                        written + matcher.group().stripTrailing())
                : null;
    }

    /** What a line has where the value begins whose anchor may stand at a place, or before it. */
    private String value(Place place) {
        String rest = rest(place);
        Matcher anchor = ANCHOR.matcher(rest);
        int line = place.line();
        if (anchor.lookingAt()) {
            rest = rest.substring(anchor.end());
            while (rest.isBlank() && line < lines.size()) {
                rest = lines.get(line++).stripLeading();
            }
        }
        return rest;
    }

    /** What a line has from a place on; columns count code points. */
    private String rest(Place place) {
        if (place.line() > lines.size()) {
            return "";
        }
        String line = lines.get(place.line() - 1);
        int before = place.column() - 1;
        return before >= line.codePointCount(0, line.length())
                ? ""
                : line.substring(line.offsetByCodePoints(0, before));
    }

    private Node mapping(JsonParser parser, Place place, String key) {
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place namePlace = Place.of(parser.currentTokenLocation());
            String path = key.isEmpty() ? name : key + '.' + name;
            parser.nextToken();
            Node value = node(parser, path);
            if (entries.putIfAbsent(name, new Node.KeyValue(namePlace, value)) != null) {
                problems.add(namePlace, path, "This key stands here twice; keep one.");
            }
        }
        return new Node.Mapping(place, entries);
    }

    private Node sequence(JsonParser parser, Place place, String key) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, key + '[' + items.size() + ']'));
        }
        return new Node.Sequence(place, items);
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unknown reason");
    }
}
