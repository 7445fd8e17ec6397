package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.ASAP;
import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of those who were not accepted (R-D3, R-D4, R-D5, R-D8), and at the stop (R-S6). */
class RetryTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @Test
    void whoever_is_rechecked_and_matches_no_more_is_dropped_and_noted() { // R-D3
        engine.campaign(ASAP + "retry: {when_requeued: recheck}\n")
                .person("ana", IS_FREE)
                .set("ana", START.plusSeconds(30), "{\"plan\": \"pro\"}")
                .receiver()
                .answers(503);
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.posts()).hasSize(1);
        assertThat(engine.notices())
                .containsExactly(
                        new Notice(
                                "free",
                                START.plusSeconds(60),
                                Notice.Kind.DROPPED,
                                "re-queued, and does not match any more",
                                List.of("ana")));
        assertThat(engine.summary().requeued()).isZero();
    }

    @Test
    void a_failed_post_goes_out_again_as_it_was_before_the_others() { // R-D4
        engine.campaign(ASAP + "retry: {rebatch: same}\n")
                .person("bob", "{\"plan\": \"free\", \"n\": 1}")
                .set("bob", START.plusSeconds(30), "{\"n\": 2}")
                .set("ana", START.plusSeconds(30), IS_FREE)
                .receiver()
                .answers(503);
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.receiver().posts())
                .extracting(ScriptedSender.Post::users)
                .containsExactly(List.of("bob"), List.of("bob"), List.of("ana"));
        assertThat(engine.receiver().posts().get(1).body())
                .isEqualTo(engine.receiver().posts().get(0).body())
                .contains("%22n%22%3A+1");
        assertThat(engine.posts().get(1).requeued()).containsExactly("bob");
    }

    @Test
    void failed_posts_go_out_again_in_their_own_order_whichever_failed_first() { // R-D4, R-W9
        FaultPlan.Rule reversed = new FaultPlan.Rule(Pick.ALL, new Fault.ReverseOrder());
        FaultPlan.Rule refused =
                new FaultPlan.Rule(new Pick(1, 2, Set.of(), 1), new Fault.PretendAnswer(503));
        engine.campaign(
                        ASAP.replace("webhook: {", "webhook: {batch: 1, ")
                                + "retry: {rebatch: same}\n")
                .person("ana", IS_FREE)
                .person("bob", IS_FREE)
                .faults(new FaultPlan(List.of(reversed, refused), 9));
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.posts())
                .extracting(Post::users)
                .containsExactly(List.of("ana"), List.of("bob"), List.of("ana"), List.of("bob"));
    }

    @Test
    void a_failed_post_does_not_go_out_as_it_was_once_somebody_in_it_is_deleted() { // R-T1, R-D4
        engine.campaign(ASAP + "retry: {rebatch: same}\n")
                .person("ana", IS_FREE)
                .person("bob", IS_FREE)
                .deleted("ana", START.plusSeconds(30))
                .receiver()
                .answers(503);
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.receiver().accepted()).containsExactly("bob");
    }

    @Test
    void after_three_failed_attempts_a_user_is_a_dead_letter() { // R-D5
        engine.campaign(ASAP + "retry: {give_up_after: 3}\n")
                .person("ana", IS_FREE)
                .receiver()
                .answers(503, 503, 503);
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.posts()).hasSize(3);
        assertThat(engine.notices())
                .containsExactly(
                        new Notice(
                                "free",
                                START.plusSeconds(120),
                                Notice.Kind.DEAD,
                                "given up after 3 attempts",
                                List.of("ana")));
        assertThat(engine.summary())
                .isEqualTo(new EngineEvent.Summary("free", 1, 0, 0, 0, 0, 1, 3));
    }

    @Test
    void a_campaign_of_one_date_attempts_again_each_minute_and_takes_nobody_new() { // R-D8, R-S2
        engine.campaign(
                        FREE
                                + "schedule:\n"
                                + "  scheduled: {at: \"09:00\", date: 2026-01-06, zone: America/Los_Angeles}\n")
                .person("ana", IS_FREE)
                .set("bob", Instant.parse("2026-01-06T17:00:30Z"), IS_FREE)
                .receiver()
                .answers(503, 503);
        engine.start(START).advance(Duration.ofDays(9));
        assertThat(engine.posts())
                .extracting(Post::due)
                .containsExactly(
                        Instant.parse("2026-01-06T17:00:00Z"),
                        Instant.parse("2026-01-06T17:01:00Z"),
                        Instant.parse("2026-01-06T17:02:00Z"));
        assertThat(engine.receiver().accepted()).containsExactly("ana");
    }

    @Test
    void from_the_stop_on_nothing_is_attempted_and_the_requeued_are_dead_letters() { // R-S6
        engine.campaign(
                        FREE
                                + "schedule: {asap: true, start: 2026-01-05T12:00, stop: 2026-01-05T12:02}\n")
                .person("ana", IS_FREE)
                .set("bob", START.plus(Duration.ofHours(13)), IS_FREE)
                .receiver()
                .answers(503, 503, 503, 503);
        engine.start(START).advance(Duration.ofDays(9));
        assertThat(engine.posts())
                .extracting(Post::due)
                .containsExactly(
                        Instant.parse("2026-01-05T12:00:00Z"),
                        Instant.parse("2026-01-05T12:01:00Z"));
        assertThat(engine.notices())
                .containsExactly(
                        new Notice(
                                "free",
                                Instant.parse("2026-01-05T12:02:00Z"),
                                Notice.Kind.DEAD,
                                "not accepted before the campaign's stop",
                                List.of("ana")));
    }
}
