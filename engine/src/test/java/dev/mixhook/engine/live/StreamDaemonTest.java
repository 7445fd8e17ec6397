package dev.mixhook.engine.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams in real time, over real HTTP, from files that grow. */
class StreamDaemonTest extends DaemonFixture {
    private static final Instant START = Instant.parse("2026-01-05T00:00:30Z");

    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Twenty seconds a second, for lists that wait for five. */
    StreamDaemonTest() {
        super(new ScaledClock(InstantSource.system(), START, 20));
    }

    @Override
    Sender sender() {
        return new OkHttpSender(new EgressGuard(Set.of()), "test");
    }

    @Override
    void tell(EngineEvent event) {
        if (event instanceof EngineEvent.DeliveryPaused paused) {
            told.add(paused.why());
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver.start();
        answer(200);
        receiver.addMockServiceRequestListener(
                (request, _) -> posts.add(request.getUrl() + ' ' + request.getBodyAsString()));
        Files.createDirectories(folder.resolve("campaigns"));
        campaign("[Signed Up]");
        Files.writeString(folder.resolve("events.jsonl"), event("history", START.minusSeconds(60)));
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void events_that_a_file_gains_are_streamed_whatever_time_they_tell() throws Exception { // R-E1
        try (Running _ = new Running()) {
            nextSaid("started");
            append(event("a", START.minusSeconds(3_600)));
            assertThat(next(posts)).isEqualTo("/ [\"a\"]");
            append(event("b", START.minusSeconds(3_600)));
            assertThat(next(posts)).isEqualTo("/ [\"b\"]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_restart_sends_what_came_meanwhile_and_nothing_again() throws Exception { // R-E7
        try (Running _ = new Running()) {
            nextSaid("started");
            append(event("a", START.plusSeconds(1)));
            assertThat(next(posts)).isEqualTo("/ [\"a\"]");
        }
        append(event("b", START.plusSeconds(2)));
        try (Running _ = new Running(later())) {
            assertThat(next(posts)).isEqualTo("/ [\"b\"]");
        }
        try (Running _ = new Running(later())) {
            nextSaid("started");
        }
        assertThat(posts).isEmpty();
    }

    private static ScaledClock later() {
        return new ScaledClock(InstantSource.system(), START.plusSeconds(600), 20);
    }

    @Test
    void a_stream_that_names_other_events_begins_anew() throws Exception { // R-E7
        try (Running _ = new Running()) {
            nextSaid("started");
            append(event("other", START.plusSeconds(1)).replace("Signed Up", "Purchase"));
            append(event("a", START.plusSeconds(1)));
            assertThat(next(posts)).isEqualTo("/ [\"a\"]");
            campaign("[Signed Up, Purchase]");
            nextSaid("changed");
            nextSaid("started");
            append(event("b", START.plusSeconds(1)).replace("Signed Up", "Purchase"));
            assertThat(next(posts)).isEqualTo("/ [\"b\"]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_receiver_that_wants_none_pauses_the_stream() throws Exception { // R-E6
        answer(403);
        try (Running _ = new Running()) {
            nextSaid("started");
            append(event("a", START.plusSeconds(1)));
            assertThat(next(posts)).isEqualTo("/ [\"a\"]");
            assertThat(next(told)).isEqualTo("answered 403");
            append(event("b", START.plusSeconds(1)));
            nextSaid("gained");
        }
        assertThat(posts).isEmpty();
    }

    private void answer(int status) {
        receiver.resetMappings();
        receiver.stubFor(post(urlEqualTo("/")).willReturn(aResponse().withStatus(status)));
    }

    private void campaign(String events) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/signups.yaml"),
                """
                campaign: signups
                webhook: {url: "%s/", format: event_stream}
                stream: {events: %s, template: "{{ insert_id | json }}"}
                """
                        .formatted(receiver.baseUrl(), events));
    }

    private void append(String line) throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), line, StandardOpenOption.APPEND);
    }

    private static String event(String insertId, Instant time) {
        return """
               {"event": "Signed Up", "properties": {"time": %d, "distinct_id": "u", "$insert_id": "%s"}}
               """
                .formatted(time.getEpochSecond(), insertId);
    }
}
