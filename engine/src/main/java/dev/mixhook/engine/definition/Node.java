package dev.mixhook.engine.definition;

import dev.mixhook.targeting.person.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value with its place. */
sealed interface Node {
    Place place();

    /** What it is, for messages. */
    String kind();

    record Mapping(Place place, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Entry(Place key, Node value) {}

    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Anything else; the text is as written, without quotes. */
    record Scalar(Place place, Type type, String text) implements Node {
        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> JsonText.quoted(text) + " is text";
                case NUMBER -> text + " is a number";
                case TRUTH -> text + " is true/false";
                case NOTHING -> "nothing";
            };
        }
    }

    enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }
}
