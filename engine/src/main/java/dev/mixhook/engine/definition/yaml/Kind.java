package dev.mixhook.engine.definition.yaml;

import java.util.Optional;

/** What kind of value stands under a key: how it is read, and how a JSON Schema tells of it. */
public interface Kind<T> {
    /** What the value means; a problem, and nothing, if it is of another kind. */
    Optional<T> read(Node node, Spot spot);

    /**
     * All values of the kind, and as few others as can be: what is refused here is refused when it
     * is read.
     */
    JsonSchema schema();
}
