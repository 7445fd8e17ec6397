package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that may stand in a mapping. What is read under it and what a JSON Schema says of it are
 * told here, once.
 */
public final class Key<T> {
    /** A text in which an environment variable is filled in. */
    static final JsonSchema REFERENCE = JsonSchema.type("string").with("pattern", "\\$\\{");

    private final String name;
    private final Kind<T> kind;
    private final String description;
    private final boolean refused;
    private final @Nullable String missing;
    private final @Nullable Object otherwise;
    private final List<Object> examples;

    private Key(
            String name,
            Kind<T> kind,
            String description,
            boolean refused,
            @Nullable String missing,
            @Nullable Object otherwise,
            List<Object> examples) {
        this.name = name;
        this.kind = kind;
        this.description = description;
        this.refused = refused;
        this.missing = missing;
        this.otherwise = otherwise;
        this.examples = examples;
    }

    /**
     * A key that may stand, and may not.
     *
     * @param description what it is for, in a sentence
     */
    public static <T> Key<T> of(String name, Kind<T> kind, String description) {
        return new Key<>(name, kind, description, false, null, null, List.of());
    }

    /**
     * A key that people may look for here, and that cannot stand.
     *
     * @param why what they are told
     */
    public static Key<Node> refused(String name, String why) {
        return new Key<>(name, new RefusedKind(why), why, true, null, null, List.of());
    }

    /**
     * This key, which must not be missing.
     *
     * @param what to write there, as an end of "Write …"
     */
    public Key<T> required(String what) {
        return new Key<>(name, kind, description, refused, what, otherwise, examples);
    }

    /** This key, with what holds where it does not stand. */
    public Key<T> otherwise(Object value) {
        return new Key<>(name, kind, description, refused, missing, value, examples);
    }

    /** This key, with values that may stand there. */
    public Key<T> such(Object... values) {
        return new Key<>(name, kind, description, refused, missing, otherwise, List.of(values));
    }

    public String name() {
        return name;
    }

    Kind<T> kind() {
        return kind;
    }

    boolean isRefused() {
        return refused;
    }

    /** What to write where it is missing; empty if it may be. */
    Optional<String> missing() {
        return Optional.ofNullable(missing);
    }

    /**
     * What may stand under the key.
     *
     * @param filled whether environment variables are filled in there, so that any value may be a
     *     text with a reference
     */
    JsonSchema schema(boolean filled) {
        JsonSchema schema = schema(kind, filled && !refused).with("description", description);
        if (otherwise != null) {
            schema = schema.with("default", otherwise);
        }
        return examples.isEmpty() ? schema : schema.with("examples", new ArrayList<>(examples));
    }

    /** What may stand where a value of a kind may. */
    static JsonSchema schema(Kind<?> kind, boolean filled) {
        return filled ? JsonSchema.anyOf(kind.schema(), REFERENCE) : kind.schema();
    }

    /** What is read where nothing may stand. */
    private record RefusedKind(String why) implements Kind<Node> {
        @Override
        public Optional<Node> read(Node node, Spot spot) {
            spot.refuse(node, why);
            return Optional.empty();
        }

        @Override
        public JsonSchema schema() {
            return JsonSchema.NOTHING;
        }
    }
}
