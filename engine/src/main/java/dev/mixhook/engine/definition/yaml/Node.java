package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML value with its place. */
public sealed interface Node {
    Place place();

    /** What it is, for messages. */
    String kind();

    /** The items of a list; of anything else itself. */
    static List<Node> oneOrMore(Node node) {
        return node instanceof Sequence(Place _, List<Node> items) ? items : List.of(node);
    }

    /** This node in another place; what is inside stays in its own. */
    Node at(Place other);

    record Mapping(Place place, Map<String, KeyValue> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Mapping at(Place other) {
            return new Mapping(other, entries);
        }
    }

    record KeyValue(Place key, Node value) {}

    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Sequence at(Place other) {
            return new Sequence(other, items);
        }
    }

    /**
     * Anything else.
     *
     * @param text what it means in YAML: a number without leading zeros, true or false
     * @param written its characters as they stand in the file, without quotes
     * @param start where its characters begin, behind a quote or in the first line of a block
     * @param comment what ended it and may have been meant as a part of it; null if nothing did
     */
    record Scalar(
            Place place,
            Type type,
            String text,
            String written,
            Place start,
            @Nullable Comment comment)
            implements Node {
        /**
         * The place of a character of the text, as far as the file has it as it is: lines and
         * columns of the text count from 1.
         */
        public Place at(int line, int column) {
            return new Place(start.line() + line - 1, start.column() + column - 1);
        }

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> JsonText.quoted(text) + " is text";
                case NUMBER -> written + " is a number";
                case TRUTH -> written + " is true/false";
                case NOTHING -> "nothing";
            };
        }

        @Override
        public Scalar at(Place other) {
            return new Scalar(other, type, text, written, start, comment);
        }
    }

    /**
     * A comment right behind a value.
     *
     * @param place of the `#`
     * @param whole the value with the comment, as it may have been meant
     */
    record Comment(Place place, String whole) {}

    enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }
}
