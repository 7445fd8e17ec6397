package dev.mixhook.engine.definition.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** By what a mapping's form is known. */
sealed interface Sign {
    boolean isIn(Node.Mapping mapping);

    /** The mappings that have it. */
    JsonSchema schema();

    /** A key that stands there. */
    record Has(String key) implements Sign {
        @Override
        public boolean isIn(Node.Mapping mapping) {
            return mapping.entries().containsKey(key);
        }

        @Override
        public JsonSchema schema() {
            return JsonSchema.having(key);
        }
    }

    /**
     * A word, in small letters or capitals.
     *
     * @param path the keys down to it
     */
    record Says(List<String> path, String word) implements Sign {
        @Override
        public boolean isIn(Node.Mapping mapping) {
            Node node = mapping;
            for (String key : path) {
                if (!(node instanceof Node.Mapping at && at.entries().containsKey(key))) {
                    return false;
                }
                node = at.entries().get(key).value();
            }
            return node instanceof Node.Scalar scalar
                    && scalar.text().toLowerCase(Locale.ROOT).equals(word);
        }

        @Override
        public JsonSchema schema() {
            return at(
                    path, JsonSchema.type("string").with("pattern", Words.anyCase(List.of(word))));
        }
    }

    /** A reference to the environment, which no reader sees: it has been filled in by then. */
    record Refers(List<String> path) implements Sign {
        @Override
        public boolean isIn(Node.Mapping mapping) {
            return false;
        }

        @Override
        public JsonSchema schema() {
            return at(path, Key.REFERENCE);
        }
    }

    /** Mappings in which a value stands, under keys down to it. */
    private static JsonSchema at(List<String> path, JsonSchema value) {
        JsonSchema schema = value;
        for (String key : path.reversed()) {
            schema =
                    JsonSchema.type("object")
                            .with("properties", Map.of(key, schema))
                            .with("required", List.of(key));
        }
        return schema;
    }

    /** Whatever stands there. */
    record Any() implements Sign {
        @Override
        public boolean isIn(Node.Mapping mapping) {
            return true;
        }

        @Override
        public JsonSchema schema() {
            return JsonSchema.ANYTHING;
        }
    }
}
