package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A run has a date and time of its own, from where daylight saving may move it: limits count from
 * there (R-S5, R-S9). New York has no 02:30 on 8 March 2026.
 */
class NominalTimeTest {
    private static final Instant FIFTH = Instant.parse("2026-03-05T12:00:00Z");
    private static final String DAILY =
            FREE
                    + """
                    schedule:
                      recurring: {every: day, at: "02:30", zone: America/New_York}
                      limits: {at_most_every: 1 day}
                    """;

    @AutoClose private final Ledger ledger = LedgerLocation.memory().open();

    @Test
    void the_day_after_a_run_that_a_gap_moved_has_its_run_too() { // R-S5, R-S9
        assertThat(played(DAILY, IS_FREE, FIFTH, Duration.ofDays(5)))
                .containsExactly(
                        "2026-03-06T02:30-05:00",
                        "2026-03-07T02:30-05:00",
                        "2026-03-08T03:30-04:00",
                        "2026-03-09T02:30-04:00",
                        "2026-03-10T02:30-04:00");
    }

    @Test
    void so_it_has_after_a_restart() { // R-S5, R-S9
        for (int day = 6; day <= 9; day++) {
            assertThat(played(DAILY, IS_FREE, FIFTH, Duration.ofDays(day - 5))).hasSize(1);
        }
    }

    @Test
    void so_it_has_where_the_campaign_is_edited_meanwhile() { // R-S5, R-S11
        assertThat(played(DAILY, IS_FREE, FIFTH, Duration.ofDays(3))).hasSize(3);
        String edited = DAILY.replace("webhook: {", "webhook: {batch: 10, ");
        assertThat(played(edited, IS_FREE, FIFTH, Duration.ofDays(4)))
                .containsExactly("2026-03-09T02:30-04:00");
    }

    @Test
    void so_it_has_where_it_took_another_attempt() { // R-S5, R-D3
        try (ManualEngine engine = engine(DAILY, IS_FREE)) {
            engine.receiver().answers(200, 503, 200);
            engine.start(FIFTH).advance(Duration.ofDays(5));
            assertThat(occurrences(engine)).hasSize(5);
            assertThat(engine.posts().get(2).requeued()).containsExactly("ana");
            assertThat(engine.notices()).isEmpty();
        }
    }

    @Test
    void hours_are_hours() { // R-S5
        assertThat(played(DAILY.replace("1 day", "24 hours"), IS_FREE, FIFTH, Duration.ofDays(5)))
                .containsExactly(
                        "2026-03-06T02:30-05:00",
                        "2026-03-07T02:30-05:00",
                        "2026-03-08T03:30-04:00",
                        "2026-03-10T02:30-04:00");
    }

    @Test
    void weeks_count_from_the_day_of_the_run_as_well() { // R-S5, R-S9
        String weekly = DAILY.replace("every: day", "every: week, on: sunday");
        assertThat(played(weekly.replace("1 day", "1 week"), IS_FREE, FIFTH, Duration.ofDays(12)))
                .containsExactly("2026-03-08T03:30-04:00", "2026-03-15T02:30-04:00");
    }

    @Test
    void a_pass_counts_from_the_time_at_which_it_sent() { // R-S4, R-S5
        String met =
                """
                schedule:
                  recurring: as_criteria_is_met
                  again: while_matching
                  limits: {at_most_every: 1 day}
                """;
        try (ManualEngine engine = engine(FREE + met, "{\"plan\": \"none\"}")) {
            engine.project("project: {zone: America/New_York}\n");
            engine.set("ana", Instant.parse("2026-03-07T07:30:00Z"), IS_FREE);
            engine.start(FIFTH).advance(Duration.ofDays(5));
            assertThat(occurrences(engine))
                    .containsExactly(
                            "2026-03-07T02:30-05:00",
                            "2026-03-08T03:30-04:00",
                            "2026-03-09T03:30-04:00",
                            "2026-03-10T03:30-04:00");
        }
    }

    @Test
    void a_run_that_is_made_up_for_holds_the_next_one_back_no_longer_than_its_own_time() { // R-S10
        String daily = DAILY.replace("02:30", "09:00");
        assertThat(played(daily, IS_FREE, FIFTH, Duration.ofDays(1))).hasSize(1);
        Instant late = Instant.parse("2026-03-12T20:00:00Z");
        try (ManualEngine engine = engine(daily, IS_FREE)) {
            engine.start(FIFTH, late).advance(Duration.ofDays(1));
            assertThat(occurrences(engine))
                    .containsExactly("2026-03-12T09:00-04:00", "2026-03-13T09:00-04:00");
            assertThat(engine.posts().getFirst().due()).isEqualTo(late);
        }
    }

    @Test
    void a_run_moved_past_midnight_is_still_that_of_its_own_day() { // R-S7, R-S9
        String evening = FREE + "schedule: {recurring: {every: day, at: \"23:30\", zone: user}}\n";
        String nuuk = "{\"plan\": \"free\", \"$timezone\": \"America/Nuuk\"}";
        assertThat(played(evening, nuuk, Instant.parse("2024-03-29T12:00:00Z"), Duration.ofDays(3)))
                .containsExactly(
                        "2024-03-29T23:30-02:00",
                        "2024-03-31T00:30-01:00",
                        "2024-03-31T23:30-01:00");
    }

    @Test
    void whoever_moves_on_the_day_of_the_gap_counts_from_its_own_time_too() { // R-S5, R-S7
        String local = DAILY.replace("America/New_York", "user");
        String newYork = "{\"plan\": \"free\", \"$timezone\": \"America/New_York\"}";
        try (ManualEngine engine = engine(local, newYork)) {
            engine.set(
                    "ana",
                    Instant.parse("2026-03-08T12:00:00Z"),
                    "{\"$timezone\": \"Europe/Berlin\"}");
            engine.start(Instant.parse("2026-03-07T12:00:00Z")).advance(Duration.ofDays(2));
            assertThat(occurrences(engine))
                    .containsExactly("2026-03-08T03:30-04:00", "2026-03-09T02:30+01:00");
        }
    }

    /** One more start over the same ledger. */
    private List<String> played(String campaign, String ana, Instant from, Duration length) {
        try (ManualEngine engine = engine(campaign, ana)) {
            engine.start(from).advance(length);
            return occurrences(engine);
        }
    }

    private ManualEngine engine(String campaign, String ana) {
        return new ManualEngine(ledger).campaign(campaign).person("ana", ana);
    }

    private static List<String> occurrences(ManualEngine engine) {
        return engine.posts().stream().map(post -> post.occurrence().toString()).toList();
    }
}
