package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.StreamedEvent;
import dev.mixhook.delivery.WebhookBody;
import java.time.Instant;
import java.util.List;

/** Gives the events of a check their ids, of which each run and each check has its own. */
record TestStream(TestUsers users) {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    /** A list, as a stream without a template of its own sends it. */
    WebhookBody body(List<TestEvent> events) {
        return EventStreamFormat.DEFAULT.body(events.stream().map(this::streamed).toList());
    }

    private StreamedEvent streamed(TestEvent event) {
        return new StreamedEvent(
                event.name(),
                START.plusSeconds(event.second()),
                users.id(event.user()),
                event.insertId().replace(TestUser.PREFIX, users.prefix()),
                event.properties());
    }
}
