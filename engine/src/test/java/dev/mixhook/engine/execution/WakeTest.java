package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A machine that slept while campaigns ran: what was due meanwhile was missed (R-S10). */
class WakeTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration ASLEEP = Duration.ofDays(3).plus(HOUR.multipliedBy(12));
    private static final Instant WOKEN = START.plus(HOUR.multipliedBy(10)).plus(ASLEEP);
    private static final Instant NEXT = Instant.parse("2026-01-09T09:00:00Z");
    private static final String DAILY = "schedule: {recurring: {every: day, at: \"09:00\"}}\n";

    @Test
    void missed_runs_are_made_up_for_once() throws Exception { // R-S10
        assertThat(dues(DAILY)).containsExactly(WOKEN, NEXT);
    }

    @Test
    void missed_runs_are_left_out_where_the_campaign_says_so() throws Exception { // R-S10
        assertThat(dues(DAILY.replace("}}", "}, missed: skip}"))).containsExactly(NEXT);
    }

    @Test
    void whoever_came_to_match_meanwhile_is_sent_at_the_present() throws Exception { // R-S1
        try (ManualEngine engine =
                new ManualEngine()
                        .campaign(FREE + "schedule: asap\n")
                        .person("ana", "{}")
                        .set("ana", START.plus(HOUR.multipliedBy(20)), IS_FREE)) {
            engine.start(START).advance(HOUR.multipliedBy(10));
            engine.engine().wake(WOKEN);
            engine.advance(ASLEEP.plus(HOUR));
            assertThat(engine.posts()).extracting(Post::due).containsExactly(WOKEN);
        }
    }

    /** When attempts were due after a first one and a sleep, until the day after. */
    private List<Instant> dues(String schedule) throws Exception {
        try (ManualEngine engine =
                new ManualEngine().campaign(FREE + schedule).person("ana", IS_FREE)) {
            engine.start(START).advance(HOUR.multipliedBy(10));
            engine.engine().wake(WOKEN);
            engine.advance(ASLEEP.plus(Duration.ofDays(1)));
            return engine.posts().stream().map(Post::due).skip(1).toList();
        }
    }
}
