package dev.mixhook.engine.feed;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A record is one JSON object and nothing beside it. */
final class JsonObjects {
    private JsonObjects() {}

    /**
     * Moves to the start of the object.
     *
     * @throws BadLine if something else stands there
     */
    static void start(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadLine("not a JSON object");
        }
    }

    /**
     * Moves behind the object.
     *
     * @throws BadLine if that is not the end
     */
    static void end(JsonParser json) {
        if (json.nextToken() != null) {
            throw new BadLine("more than a JSON object");
        }
    }
}
