package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How often one user receives a campaign (R-S3, R-S4, R-S5). */
class LimitsTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SCHEDULED = FREE + "schedule:\n";
    private static final String DAILY =
            SCHEDULED + "  recurring: {every: day, at: \"09:00\", zone: America/Los_Angeles}\n";
    private static final String MET = SCHEDULED + "  recurring: as_criteria_is_met\n";

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @Test
    void a_daily_campaign_sends_every_day_to_all_who_match() { // R-S3
        engine.campaign(DAILY).person("ana", IS_FREE).start(START).advance(days(3));
        assertThat(due())
                .containsExactly(
                        "2026-01-05T17:00:00Z", "2026-01-06T17:00:00Z", "2026-01-07T17:00:00Z");
    }

    @Test
    void at_most_two_times_holds_back_the_third_and_says_so_once() { // R-S5
        engine.campaign(DAILY + "  limits: {at_most: 2}\n")
                .person("ana", IS_FREE)
                .start(START)
                .advance(days(9));
        assertThat(engine.posts()).hasSize(2);
        assertThat(notices())
                .containsExactly(
                        new Notice(
                                "free",
                                Instant.parse("2026-01-07T17:00:00Z"),
                                Notice.Kind.SUPPRESSED,
                                "limit at_most 2 reached",
                                List.of("ana")));
        assertThat(engine.summary())
                .isEqualTo(new EngineEvent.Summary("free", 3, 2, 1, 0, 0, 0, 2));
    }

    @Test
    void only_accepted_sends_count() { // R-S5
        engine.campaign(DAILY + "  limits: {at_most: 1}\n")
                .person("ana", IS_FREE)
                .receiver()
                .answers(503, 503, 200);
        engine.start(START).advance(days(9));
        assertThat(engine.posts()).hasSize(3);
        assertThat(engine.receiver().accepted()).containsExactly("ana");
    }

    @Test
    void at_most_every_three_days_skips_the_days_between_and_names_the_post() { // R-S5
        engine.campaign(DAILY + "  limits: {at_most_every: 3 days}\n")
                .person("ana", IS_FREE)
                .start(START)
                .advance(days(7));
        assertThat(due())
                .containsExactly(
                        "2026-01-05T17:00:00Z", "2026-01-08T17:00:00Z", "2026-01-11T17:00:00Z");
        assertThat(notices())
                .extracting(Notice::why)
                .containsExactly(
                        "limit at_most_every 3 days: sent 2026-01-05T17:00:00Z in POST 1",
                        "limit at_most_every 3 days: sent 2026-01-08T17:00:00Z in POST 2");
    }

    @Test
    void a_gap_of_a_day_does_not_hold_back_the_day_after_clocks_go_forward() { // R-S5, R-S9
        engine.campaign(DAILY + "  limits: {at_most_every: 1 day}\n")
                .person("ana", IS_FREE)
                .start(Instant.parse("2026-03-07T00:00:00Z"))
                .advance(days(3));
        assertThat(due())
                .containsExactly(
                        "2026-03-07T17:00:00Z", "2026-03-08T16:00:00Z", "2026-03-09T16:00:00Z");
    }

    @Test
    void months_are_those_of_the_calendar() { // R-S5
        engine.campaign(DAILY + "  limits: {at_most_every: 1 month}\n")
                .person("ana", IS_FREE)
                .start(Instant.parse("2026-01-31T00:00:00Z"))
                .advance(days(60));
        assertThat(due())
                .containsExactly(
                        "2026-01-31T17:00:00Z", "2026-02-28T17:00:00Z", "2026-03-28T16:00:00Z");
    }

    @Test
    void whoever_stops_matching_and_matches_again_comes_again() { // R-S4
        engine.campaign(MET)
                .person("ana", IS_FREE)
                .set("ana", START.plus(DAY), "{\"plan\": \"pro\"}")
                .set("ana", START.plus(days(2)).plusSeconds(30), IS_FREE)
                .start(START)
                .advance(days(9));
        assertThat(due()).containsExactly("2026-01-05T00:00:00Z", "2026-01-07T00:01:00Z");
        assertThat(notices())
                .containsExactly(
                        new Notice(
                                "free",
                                Instant.parse("2026-01-07T00:00:30Z"),
                                Notice.Kind.REQUALIFIED,
                                "matches again",
                                List.of("ana")));
    }

    @Test
    void whoever_requalifies_too_early_is_held_back_and_comes_when_the_gap_is_over() { // R-S4, R-S5
        engine.campaign(MET + "  limits: {at_most_every: 1 week}\n")
                .person("ana", IS_FREE)
                .set("ana", START.plus(DAY), "{\"plan\": \"pro\"}")
                .set("ana", START.plus(days(2)), IS_FREE)
                .start(START)
                .advance(days(20));
        assertThat(due()).containsExactly("2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z");
        assertThat(notices())
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.REQUALIFIED, Notice.Kind.SUPPRESSED);
    }

    @Test
    void while_matching_sends_again_each_time_the_gap_is_over_until_the_limit() { // R-S4, R-S5
        engine.campaign(
                        MET
                                + "  again: while_matching\n"
                                + "  limits: {at_most: 3, at_most_every: 12 hours}\n")
                .person("ana", IS_FREE)
                .start(START)
                .advance(days(9));
        assertThat(due())
                .containsExactly(
                        "2026-01-05T00:00:00Z", "2026-01-05T12:00:00Z", "2026-01-06T00:00:00Z");
        assertThat(notices()).extracting(Notice::why).containsExactly("limit at_most 3 reached");
    }

    private List<String> due() {
        return engine.posts().stream().map(Post::due).map(Instant::toString).toList();
    }

    private List<Notice> notices() {
        return engine.notices();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
