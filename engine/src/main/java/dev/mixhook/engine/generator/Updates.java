package dev.mixhook.engine.generator;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes one customer's profile updates as Mixpanel's {@code /engage} takes them. */
final class Updates {
    private final String id;
    private final TimeOrder lines;

    Updates(String id, TimeOrder lines) {
        this.id = id;
        this.lines = lines;
    }

    void set(Instant time, JsonObject properties) throws IOException {
        lines.add(time, update(time).object("$set", properties));
    }

    void unset(Instant time, String name) throws IOException {
        lines.add(time, update(time).texts("$unset", List.of(name)));
    }

    private JsonObject update(Instant time) {
        return new JsonObject().text("$distinct_id", id).number("$time", time.getEpochSecond());
    }
}
