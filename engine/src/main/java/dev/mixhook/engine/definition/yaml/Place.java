package dev.mixhook.engine.definition.yaml;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/** Where in a file something stands, both counted from 1. */
public record Place(int line, int column) {
    /** The file's start where the parser cannot say. */
    static Place of(@Nullable TokenStreamLocation location) {
        return location == null
                ? new Place(1, 1)
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
