package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What somebody does by hand with campaigns that run. */
class ByHandTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FREE =
            """
            campaign: free
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            schedule: asap
            """;
    private static final String DAILY =
            FREE.replace(
                    "asap",
                    "{scheduled: {on: [monday, tuesday, wednesday, thursday], at: \"09:00\", zone: UTC}}");
    private static final String COHORT =
            """
            campaign: cohort
            webhook: {format: cohort_sync, url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            schedule: {sync: 30 minutes}
            """;
    private static final String STREAM =
            """
            campaign: stream
            webhook: {format: event_stream, url: "http://localhost:6494/hook"}
            stream: {events: [Login]}
            """;

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @Test
    void what_is_sent_again_has_the_same_bytes_and_goes_out_once() {
        playing(FREE);
        engine.byHand(hand -> hand.again("free", sent(0).form()));
        assertThat(bodies()).hasSize(2);
        assertThat(bodies().getLast()).isEqualTo(bodies().getFirst());
        assertThat(engine.posts().getLast().purpose()).isEqualTo(Post.Purpose.MANUAL);
    }

    @Test
    void who_is_sent_to_by_hand_is_marked_as_sent_after_a_restart_too() {
        engine.campaign(DAILY).person("ana", "{\"plan\": \"free\"}").start(START);
        engine.byHand(hand -> hand.send("free", "ana")).advance(DAY);
        assertThat(bodies()).hasSize(1);
        assertThat(engine.summary().sent()).isEqualTo(1);
        try (ManualEngine again = engine.restarted().start(START).advance(DAY.multipliedBy(3))) {
            assertThat(again.receiver().posts()).isEmpty();
        }
    }

    @Test
    void who_is_refused_by_hand_comes_again_in_the_next_attempt() { // R-D3
        engine.campaign(DAILY)
                .person("ana", "{\"plan\": \"pro\"}")
                .person("bob", "{\"plan\": \"free\"}");
        engine.start(START).receiver().answers(503);
        engine.byHand(hand -> hand.send("free", "bob")).advance(DAY);
        assertThat(engine.posts())
                .extracting(Post::requeued)
                .containsExactly(List.of(), List.of("bob"));
        assertThat(engine.receiver().accepted()).containsExactly("bob");
    }

    @Test
    void whoever_has_no_profile_is_not_sent_to() {
        playing(FREE);
        assertThatThrownBy(() -> engine.engine().byHand().send("free", "nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No profile to be sent: nobody.");
        assertThatThrownBy(() -> engine.engine().byHand().send("other", "ana"))
                .hasMessage("no campaign other runs");
    }

    @Test
    void a_test_goes_to_five_people_and_marks_nobody() { // R-X1, R-X2
        engine.campaign(FREE.replace("free}", "none}"));
        for (int i = 0; i < 9; i++) {
            engine.person("u" + i, "{}");
        }
        engine.start(START).byHand(hand -> hand.test("free", 7)).advance(DAY);
        assertThat(sent(0).users()).hasSize(5);
        assertThat(engine.posts()).extracting(Post::purpose).containsExactly(Post.Purpose.TEST);
        assertThat(engine.summary().due()).isZero();
    }

    @Test
    void a_campaign_that_is_paused_sends_nothing_until_it_is_resumed() { // R-S10
        engine.campaign(DAILY).person("ana", "{\"plan\": \"free\"}");
        engine.set("ana", START.plus(DAY.multipliedBy(3)), "{\"n\": 1}").start(START);
        engine.byHand(hand -> hand.pause("free")).advance(DAY.multipliedBy(3));
        assertThat(bodies()).isEmpty();
        assertThat(engine.engine().byHand().paused()).containsEntry("free", "by hand");
        engine.byHand(hand -> hand.resume("free")).advance(Duration.ofMinutes(1));
        assertThat(engine.posts())
                .extracting(Post::due)
                .containsExactly(START.plus(DAY.multipliedBy(3)));
    }

    @Test
    void a_campaign_stays_paused_over_a_restart() {
        engine.campaign(FREE).person("ana", "{\"plan\": \"free\"}").start(START);
        engine.byHand(hand -> hand.pause("free"));
        try (ManualEngine again = engine.restarted().start(START).advance(DAY)) {
            assertThat(again.receiver().posts()).isEmpty();
            again.byHand(hand -> hand.resume("free")).advance(DAY);
            assertThat(again.receiver().accepted()).containsExactly("ana");
        }
    }

    @Test
    void pausing_twice_or_resuming_what_runs_is_said_to_be_nothing() {
        playing(FREE);
        ByHand hand = engine.engine().byHand();
        assertThatThrownBy(() -> hand.resume("free")).hasMessage("free is not paused");
        hand.pause("free");
        assertThatThrownBy(() -> hand.pause("free")).hasMessage("free is paused: by hand");
    }

    @Test
    void the_next_sync_tells_again_of_whom_a_cohort_was_told_by_hand() { // R-C6
        playing(COHORT);
        engine.byHand(hand -> hand.again("cohort", sent(0).form()));
        int before = bodies().size();
        engine.advance(DAY);
        assertThat(sent(before).users()).containsExactly("ana");
    }

    @Test
    void cohorts_and_streams_are_paused_too() { // R-C9, R-E6
        engine.campaign(COHORT)
                .campaign(STREAM)
                .person("ana", "{\"plan\": \"free\"}")
                .did("ana", "Login", START.plusSeconds(60))
                .did("ana", "Login", START.plus(DAY).plusSeconds(60))
                .start(START);
        engine.byHand(hand -> hand.pause("cohort")).byHand(hand -> hand.pause("stream"));
        engine.advance(DAY);
        assertThat(bodies()).isEmpty();
        engine.byHand(hand -> hand.resume("cohort")).byHand(hand -> hand.resume("stream"));
        engine.advance(DAY);
        assertThat(engine.posts()).extracting(Post::campaign).contains("cohort", "stream");
    }

    @Test
    void a_list_of_a_stream_goes_out_again_and_the_stream_goes_on_as_it_was() { // R-E3
        engine.campaign(STREAM)
                .did("ana", "Login", START.plusSeconds(60))
                .start(START)
                .advance(DAY);
        engine.byHand(hand -> hand.again("stream", sent(0).form())).advance(DAY);
        assertThat(bodies()).hasSize(2);
        assertThat(bodies().getLast()).isEqualTo(bodies().getFirst());
        engine.engine().summarize();
        assertThat((EngineEvent.StreamSummary) engine.told().getLast())
                .extracting(EngineEvent.StreamSummary::events)
                .isEqualTo(1);
    }

    private void playing(String campaign) {
        engine.campaign(campaign).person("ana", "{\"plan\": \"free\"}").start(START).advance(DAY);
    }

    private ScriptedSender.Post sent(int post) {
        return engine.receiver().posts().get(post);
    }

    private List<String> bodies() {
        return engine.receiver().posts().stream().map(ScriptedSender.Post::body).toList();
    }
}
