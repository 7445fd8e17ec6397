package dev.mixhook.engine.generator;

import java.io.IOException;
import java.time.Instant;

/** Writes one visitor's events in Mixpanel's raw export format. */
final class Events {
    private final Visitor visitor;
    private final SeededRandom random;
    private final TimeOrder lines;

    Events(Visitor visitor, SeededRandom random, TimeOrder lines) {
        this.visitor = visitor;
        this.random = random;
        this.lines = lines;
    }

    void write(String event, Instant time, JsonObject own) throws IOException {
        // An export has seconds or milliseconds; here are both, the latter rarely.
        boolean fine = random.chance(1);
        Instant exact = fine ? time.plusMillis(random.between(1, 999)) : time;
        JsonObject properties =
                new JsonObject()
                        .number("time", fine ? exact.toEpochMilli() : exact.getEpochSecond())
                        .text("distinct_id", visitor.id())
                        .text("$insert_id", random.hex())
                        .members(own)
                        .members(visitor.device());
        lines.add(exact, new JsonObject().text("event", event).object("properties", properties));
    }
}
