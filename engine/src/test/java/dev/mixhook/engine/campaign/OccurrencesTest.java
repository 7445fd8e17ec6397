package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Test
    void nine_pacific_on_wednesdays_keeps_its_local_time_when_clocks_change() { // R-S2, R-S9
        Schedule wednesdays = weekly("09:00", Set.of(DayOfWeek.WEDNESDAY), 1, null);
        assertThat(runs(wednesdays, Instant.parse("2026-02-26T00:00:00Z"), 3))
                .containsExactly(
                        "2026-03-04T09:00-08:00[America/Los_Angeles]",
                        "2026-03-11T09:00-07:00[America/Los_Angeles]",
                        "2026-03-18T09:00-07:00[America/Los_Angeles]");
    }

    @Test
    void a_time_in_a_gap_moves_later_by_the_gap_and_one_in_an_overlap_is_the_earlier() { // R-S9
        assertThat(
                        runs(
                                weekly("02:30", Set.of(DayOfWeek.SUNDAY), 1, null),
                                Instant.parse("2026-03-02T00:00:00Z"),
                                1))
                .containsExactly("2026-03-08T03:30-07:00[America/Los_Angeles]");
        assertThat(
                        runs(
                                weekly("01:30", Set.of(DayOfWeek.SUNDAY), 1, null),
                                Instant.parse("2026-10-26T00:00:00Z"),
                                2))
                .containsExactly(
                        "2026-11-01T01:30-07:00[America/Los_Angeles]",
                        "2026-11-08T01:30-08:00[America/Los_Angeles]");
    }

    @Test
    void every_second_week_counts_from_the_week_of_the_start_and_weeks_begin_on_monday() { // R-S2
        Schedule fortnightly =
                weekly(
                        "09:00",
                        Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                        2,
                        LocalDate.parse("2025-12-24"));
        assertThat(runs(fortnightly, Instant.parse("2025-12-01T00:00:00Z"), 4))
                .containsExactly(
                        "2025-12-28T09:00-08:00[America/Los_Angeles]",
                        "2026-01-05T09:00-08:00[America/Los_Angeles]",
                        "2026-01-11T09:00-08:00[America/Los_Angeles]",
                        "2026-01-19T09:00-08:00[America/Los_Angeles]");
    }

    @Test
    void the_instant_itself_is_not_after_itself() { // R-S2
        Schedule daily = weekly("09:00", Set.of(DayOfWeek.values()), 1, null);
        Instant nine = Instant.parse("2026-01-07T17:00:00Z");
        assertThat(runs(daily, nine.minusMillis(1), 2))
                .containsExactly(
                        "2026-01-07T09:00-08:00[America/Los_Angeles]",
                        "2026-01-08T09:00-08:00[America/Los_Angeles]");
    }

    @Test
    void a_pass_is_the_first_whole_minute_at_or_after_an_instant() { // R-S1
        Duration asap = Duration.ofMinutes(1);
        Instant minute = Instant.parse("2026-01-07T17:00:00Z");
        assertThat(Occurrences.pass(asap, minute)).isEqualTo(minute);
        assertThat(Occurrences.pass(asap, minute.plusMillis(1))).isEqualTo(minute.plusSeconds(60));
        assertThat(Occurrences.passAfter(asap, minute)).isEqualTo(minute.plusSeconds(60));
    }

    @Test
    void
            a_pass_of_no_length_is_the_instant_itself_and_what_is_left_over_waits_for_a_minute() { // R-S1
        Duration asap = Duration.ZERO;
        Instant instant = Instant.parse("2026-01-07T17:00:00.001Z");
        assertThat(Occurrences.pass(asap, instant)).isEqualTo(instant);
        assertThat(Occurrences.passAfter(asap, instant)).isEqualTo("2026-01-07T17:01:00Z");
    }

    private static Schedule weekly(String at, Set<DayOfWeek> days, int weeks, LocalDate start) {
        return new Schedule(
                new Timing.Scheduled(LocalTime.parse(at), days, weeks, PACIFIC),
                new Span(
                        start == null ? null : start.atStartOfDay(PACIFIC).toInstant(),
                        null,
                        PACIFIC),
                Limits.NONE,
                Schedule.Missed.RUN_ONCE,
                PACIFIC);
    }

    private static List<String> runs(Schedule schedule, Instant after, int count) {
        var timing = (Timing.ByCalendar) schedule.timing();
        List<String> runs = new ArrayList<>();
        Instant last = after;
        for (int i = 0; i < count; i++) {
            var run = Occurrences.after(timing, schedule.span(), timing.zone(), last).orElseThrow();
            runs.add(run.at().toString());
            last = run.at().toInstant();
        }
        return runs;
    }
}
