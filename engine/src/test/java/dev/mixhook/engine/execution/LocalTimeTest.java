package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Recurring runs at each user's own time of day (R-S7). */
class LocalTimeTest {
    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");
    private static final String MONTHLY =
            """
            campaign: monthly
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            schedule:
              recurring: {every: month, on: 31, at: "08:30", zone: user}
            """;

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @Test
    void each_user_is_sent_at_their_own_half_past_eight_on_the_months_last_day() { // R-S7, R-S9
        engine.campaign(MONTHLY)
                .person("ana", "{\"plan\": \"free\", \"$timezone\": \"Asia/Tokyo\"}")
                .person("bob", "{\"plan\": \"free\", \"$timezone\": \"America/New_York\"}")
                .person("cem", "{\"plan\": \"free\", \"$timezone\": \"Nowhere/Atlantis\"}")
                .person("dee", "{\"plan\": \"free\"}")
                .start(START.minus(Duration.ofDays(1)))
                .advance(Duration.ofDays(40));
        assertThat(sends())
                .containsExactly(
                        "2026-01-31T08:30+09:00 [ana]",
                        "2026-01-31T08:30Z [cem, dee]",
                        "2026-01-31T08:30-05:00 [bob]",
                        "2026-02-28T08:30+09:00 [ana]",
                        "2026-02-28T08:30Z [cem, dee]",
                        "2026-02-28T08:30-05:00 [bob]");
    }

    @Test
    void a_failed_user_comes_again_at_their_own_next_occurrence() { // R-S7
        engine.campaign(MONTHLY)
                .person("ana", "{\"plan\": \"free\", \"$timezone\": \"Asia/Tokyo\"}")
                .person("bob", "{\"plan\": \"free\", \"$timezone\": \"America/New_York\"}")
                .receiver()
                .answers(503);
        engine.start(START.minus(Duration.ofDays(1))).advance(Duration.ofDays(40));
        assertThat(sends())
                .containsExactly(
                        "2026-01-31T08:30+09:00 [ana]",
                        "2026-01-31T08:30-05:00 [bob]",
                        "2026-02-28T08:30+09:00 [ana]",
                        "2026-02-28T08:30-05:00 [bob]");
        assertThat(engine.posts().get(2).requeued()).containsExactly("ana");
    }

    @Test
    void whoever_moves_west_on_the_day_is_not_sent_twice_for_it() { // R-S7
        engine.campaign(MONTHLY)
                .person("ana", "{\"plan\": \"free\", \"$timezone\": \"Asia/Tokyo\"}")
                .set("ana", START.plusSeconds(3600), "{\"$timezone\": \"America/New_York\"}")
                .start(START.minus(Duration.ofDays(1)))
                .advance(Duration.ofDays(40));
        assertThat(sends())
                .containsExactly("2026-01-31T08:30+09:00 [ana]", "2026-02-28T08:30-05:00 [ana]");
    }

    @Test
    void limits_of_whoever_has_moved_go_by_the_calendar_where_they_live_now() { // R-S5, R-S7
        Instant beforeTheClocksChange = Instant.parse("2026-03-07T12:00:00Z");
        Instant move = Instant.parse("2026-03-07T20:00:00Z");
        engine.campaign(
                        MONTHLY.replace("month, on: 31, at: \"08:30\"", "day, at: \"09:00\"")
                                + "  limits: {at_most_every: 1 day}\n")
                .person("ana", "{\"plan\": \"free\", \"$timezone\": \"America/Phoenix\"}")
                .person("bob", "{\"plan\": \"free\", \"$timezone\": \"America/New_York\"}")
                .set("ana", move, "{\"$timezone\": \"America/Denver\"}")
                .set("bob", move, "{\"$timezone\": \"America/Puerto_Rico\"}")
                .start(beforeTheClocksChange)
                .advance(Duration.ofDays(1).plusHours(8));
        assertThat(sends())
                .containsExactly(
                        "2026-03-07T09:00-05:00 [bob]",
                        "2026-03-07T09:00-07:00 [ana]",
                        "2026-03-08T09:00-04:00 [bob]",
                        "2026-03-08T09:00-06:00 [ana]");
    }

    @Test
    void whoever_failed_last_does_not_wait_for_a_zone_that_all_have_left() { // R-S7, R-D8
        engine.campaign(MONTHLY + "  stop: 2026-02-10\n")
                .person("ana", "{\"plan\": \"free\", \"$timezone\": \"Asia/Tokyo\"}")
                .person("bob", "{\"plan\": \"pro\", \"$timezone\": \"America/New_York\"}")
                .set("bob", START.plusSeconds(3600), "{\"$timezone\": \"Asia/Tokyo\"}")
                .receiver()
                .answers(503);
        engine.start(START.minus(Duration.ofDays(1))).advance(Duration.ofDays(40));
        assertThat(sends())
                .containsExactly("2026-01-31T08:30+09:00 [ana]", "2026-01-31T01:01Z [ana]");
    }

    private List<String> sends() {
        return engine.posts().stream().map(post -> post.occurrence() + " " + post.users()).toList();
    }
}
