package dev.mixhook.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cohorts in real time, where plans change while a page is out. */
class CohortDaemonTest extends DaemonFixture {
    private final BlockingQueue<String> settled = new LinkedBlockingQueue<>();
    private volatile CountDownLatch answer = new CountDownLatch(0);
    private volatile int status = 200;

    /** Ten minutes a second. */
    CohortDaemonTest() {
        super(new ScaledClock(InstantSource.system(), Instant.parse("2026-01-05T00:00:00Z"), 600));
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        cohort("30 minutes");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"pro\"}}\n");
        Files.writeString(folder.resolve("events.jsonl"), "");
    }

    @Test
    void it_is_synced_on_quartz_too() throws Exception { // R-C6
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("MEMBERS [ana]");
            Files.writeString(
                    folder.resolve("profiles.jsonl"),
                    "{\"$distinct_id\": \"bob\", \"$set\": {\"plan\": \"pro\"}}\n",
                    StandardOpenOption.APPEND);
            String add = next(posts);
            while (add.equals("ADD_MEMBERS []")) {
                assertThat(next(posts)).isEqualTo("REMOVE_MEMBERS []");
                add = next(posts);
            }
            assertThat(add).isEqualTo("ADD_MEMBERS [bob]");
            assertThat(next(posts)).isEqualTo("REMOVE_MEMBERS []");
        }
    }

    @Test
    void a_page_that_is_out_during_two_changes_of_the_plan_is_settled_once() // R-C8, R-D6
            throws Exception {
        answer = new CountDownLatch(1);
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("MEMBERS [ana]");
            cohort("20 minutes");
            assertThat(nextSaid("changed")).contains("~ pro");
            cohort("40 minutes");
            assertThat(nextSaid("changed")).contains("~ pro");
            assertThat(posts).isEmpty();
            answer.countDown();
            assertThat(next(settled)).isEqualTo("1 ACCEPTED");
            assertThat(next(posts)).isEqualTo("ADD_MEMBERS []");
        }
    }

    @Test
    void a_pause_that_comes_after_a_change_of_the_plan_counts() throws Exception { // R-C9
        answer = new CountDownLatch(1);
        status = 403;
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("MEMBERS [ana]");
            cohort("20 minutes");
            assertThat(nextSaid("changed")).contains("~ pro");
            answer.countDown();
            assertThat(next(settled)).isEqualTo("1 REFUSED");
            assertThat(next(settled)).isEqualTo("paused: answered 403");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_page_that_is_out_when_the_campaign_becomes_one_of_messages_comes_to_its_end()
            throws Exception { // R-D6
        answer = new CountDownLatch(1);
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("MEMBERS [ana]");
            campaign("url: \"http://localhost/\"", "{asap: true, pass: 0}");
            assertThat(next(posts)).isEqualTo("messages [ana]");
            answer.countDown();
            assertThat(next(settled)).endsWith(" ACCEPTED");
            assertThat(next(settled)).endsWith(" ACCEPTED");
        }
    }

    private void cohort(String every) throws IOException {
        campaign("url: \"http://localhost/\", format: cohort_sync", "{sync: %s}".formatted(every));
    }

    private void campaign(String webhook, String schedule) throws IOException {
        Files.writeString(
                folder.resolve("pro.part"),
                """
                campaign: pro
                webhook: {%s}
                target: {property: plan, is: pro}
                schedule: %s
                """
                        .formatted(webhook, schedule));
        Files.move(
                folder.resolve("pro.part"),
                folder.resolve("campaigns/pro.yaml"),
                StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled(Post post, Outcome outcome) ->
                    settled.add(post.n() + " " + PostState.of(outcome));
            case EngineEvent.DeliveryPaused paused -> settled.add("paused: " + paused.why());
            default -> {}
        }
    }

    @Override
    Sender sender() {
        return new Sender() {
            @Override
            public Outcome send(WebhookRequest request) {
                return answered(request);
            }

            @Override
            public void close() {}
        };
    }

    private Outcome answered(WebhookRequest request) {
        var call = request.body().call();
        posts.add((call == null ? "messages" : call.action()) + " " + request.body().users());
        try {
            assertThat(answer.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return request.outcome(Answer.of(status, ""));
    }
}
