package dev.mixhook.engine.contract.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.delivery.WebhookBody;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Gives the events of a check their ids, of which each run and each check has its own. */
record TestStream(TestUsers users) {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** A list, as a stream without a template of its own sends it. */
    WebhookBody body(List<TestEvent> events) {
        ArrayNode list = JSON.createArrayNode();
        for (TestEvent event : events) {
            list.addObject()
                    .put("user_id", users.id(event.user()))
                    .put("event", event.name())
                    .put("timestamp", START.plusSeconds(event.second()).toString())
                    .put("insert_id", insertId(event))
                    .set("properties", JSON.readTree(event.properties()));
        }
        return WebhookBody.kept(
                "application/json",
                events.stream().map(this::insertId).toList(),
                list.toString().getBytes(UTF_8));
    }

    private String insertId(TestEvent event) {
        return event.insertId().replace(TestUser.PREFIX, users.prefix());
    }
}
