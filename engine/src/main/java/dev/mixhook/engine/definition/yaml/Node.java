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

    record Mapping(Place place, Map<String, KeyValue> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
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
    }

    /**
     * Anything else.
     *
     * @param text what it means in YAML: a number without leading zeros, true or false
     * @param written its characters as they stand in the file, without quotes
     * @param comment where a `#` ended it that may have been meant as a part of it; null if none
     *     did
     */
    record Scalar(Place place, Type type, String text, String written, @Nullable Place comment)
            implements Node {
        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> JsonText.quoted(text) + " is text";
                case NUMBER -> written + " is a number";
                case TRUTH -> written + " is true/false";
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
