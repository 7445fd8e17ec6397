package dev.mixhook.engine.definition;

import tools.jackson.core.TokenStreamLocation;

/** Where in a file something stands, both counted from 1. */
record Place(int line, int column) {
    static Place of(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
