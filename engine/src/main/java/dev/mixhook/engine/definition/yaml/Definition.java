package dev.mixhook.engine.definition.yaml;

import java.util.Optional;

/** A mapping that a JSON Schema knows by a name. */
public sealed interface Definition permits Shape, Forms {
    /** A name, such as {@code webhook}. */
    String name();

    /** What it is, in a sentence. */
    String description();

    /** The keys of a mapping; empty if it is none of these. */
    Optional<Shape> of(Node.Mapping mapping);

    /** All mappings of the kind. */
    JsonSchema schema();
}
