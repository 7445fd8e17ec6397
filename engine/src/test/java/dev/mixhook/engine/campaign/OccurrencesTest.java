package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final LocalTime NINE = LocalTime.parse("09:00");

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
    void a_run_at_the_start_counts_and_one_at_the_stop_does_not() { // R-S6
        Instant nine = Instant.parse("2026-01-07T17:00:00Z");
        Timing.ByCalendar daily = daily("09:00");
        SendWindow window = new SendWindow(nine, nine.plus(Duration.ofDays(2)), PACIFIC);
        assertThat(runs(daily, window, PACIFIC, Instant.EPOCH, 9))
                .containsExactly(
                        "2026-01-07T09:00-08:00[America/Los_Angeles]",
                        "2026-01-08T09:00-08:00[America/Los_Angeles]");
        SendWindow later = new SendWindow(nine.plusMillis(1), nine.plusMillis(2), PACIFIC);
        assertThat(runs(daily, later, PACIFIC, Instant.EPOCH, 9)).isEmpty();
    }

    @Test
    void weeks_count_from_the_day_of_the_start_in_the_projects_zone() { // R-S2
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        Timing.ByCalendar mondays =
                new Timing.Scheduled(NINE, Set.of(DayOfWeek.MONDAY), 2, PACIFIC);
        Instant mondayInTokyo = LocalDate.parse("2026-01-05").atStartOfDay(tokyo).toInstant();
        assertThat(
                        runs(
                                mondays,
                                new SendWindow(mondayInTokyo, null, tokyo),
                                PACIFIC,
                                Instant.EPOCH,
                                2))
                .containsExactly(
                        "2026-01-05T09:00-08:00[America/Los_Angeles]",
                        "2026-01-19T09:00-08:00[America/Los_Angeles]");
        assertThat(
                        runs(
                                mondays,
                                new SendWindow(mondayInTokyo, null, PACIFIC),
                                PACIFIC,
                                Instant.EPOCH,
                                1))
                .containsExactly("2026-01-12T09:00-08:00[America/Los_Angeles]");
    }

    @Test
    void a_single_date_is_one_run() { // R-S2
        Timing.ByCalendar once =
                new Timing.Once(LocalDate.parse("2026-03-08"), NINE, PACIFIC, Duration.ZERO);
        SendWindow always = SendWindow.always(PACIFIC);
        assertThat(runs(once, always, PACIFIC, Instant.EPOCH, 9))
                .containsExactly("2026-03-08T09:00-07:00[America/Los_Angeles]");
        assertThat(runs(once, always, PACIFIC, Instant.parse("2026-03-08T16:00:00Z"), 9)).isEmpty();
    }

    @Test
    void a_run_local_to_a_user_is_at_their_own_time_of_day() { // R-S7
        Timing.ByCalendar daily = daily("09:00");
        Instant noon = Instant.parse("2026-01-07T12:00:00Z");
        assertThat(runs(daily, SendWindow.always(PACIFIC), ZoneId.of("Pacific/Chatham"), noon, 1))
                .containsExactly("2026-01-08T09:00+13:45[Pacific/Chatham]");
        assertThat(runs(daily, SendWindow.always(PACIFIC), ZoneId.of("Pacific/Honolulu"), noon, 1))
                .containsExactly("2026-01-07T09:00-10:00[Pacific/Honolulu]");
    }

    @Test
    void a_run_that_a_gap_moved_past_midnight_is_found_from_that_midnight_on_too() { // R-S9
        ZoneId nuuk = ZoneId.of("America/Nuuk");
        Instant midnight = Instant.parse("2024-03-31T01:00:00Z");
        assertThat(runs(daily("23:30"), SendWindow.always(nuuk), nuuk, midnight, 2))
                .containsExactly(
                        "2024-03-31T00:30-01:00[America/Nuuk]",
                        "2024-03-31T23:30-01:00[America/Nuuk]");
    }

    @Test
    void what_cannot_be_is_no_schedule() { // R-S2, R-S5, R-S6
        Instant noon = Instant.parse("2026-01-07T12:00:00Z");
        assertThatThrownBy(() -> new SendWindow(noon, noon, PACIFIC)).hasMessageContaining("stop");
        assertThatThrownBy(() -> weekly("09:00", Set.of(DayOfWeek.MONDAY), 2, null))
                .hasMessageContaining("start");
        assertThatThrownBy(
                        () ->
                                new Schedule(
                                        new Timing.Asap(Duration.ZERO),
                                        SendWindow.always(PACIFIC),
                                        new Limits(1, null),
                                        Schedule.Missed.RUN_ONCE,
                                        PACIFIC))
                .hasMessageContaining("limits");
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

    @Test
    void a_run_has_the_day_and_time_from_where_it_was_moved() { // R-S5, R-S9
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant before = Instant.parse("2011-12-30T00:00:00Z");
        Timing.ByCalendar fridays =
                new Timing.Recurring(
                        new Timing.Cadence.Weekly(Set.of(DayOfWeek.FRIDAY)),
                        LocalTime.of(9, 0),
                        apia,
                        false);
        assertThat(nominal(daily("02:30"), PACIFIC, Instant.parse("2026-03-08T00:00:00Z")))
                .isEqualTo("2026-03-08T02:30");
        assertThat(nominal(fridays, apia, before)).isEqualTo("2011-12-30T09:00");
        // Those of 30 and 31 December are one.
        assertThat(nominal(daily("09:00"), apia, before)).isEqualTo("2011-12-31T09:00");
    }

    private static String nominal(Timing.ByCalendar timing, ZoneId zone, Instant after) {
        return Occurrences.after(timing, SendWindow.always(zone), zone, after)
                .orElseThrow()
                .nominal()
                .toString();
    }

    private static Schedule weekly(String at, Set<DayOfWeek> days, int weeks, LocalDate start) {
        return new Schedule(
                new Timing.Scheduled(LocalTime.parse(at), days, weeks, PACIFIC),
                new SendWindow(
                        start == null ? null : start.atStartOfDay(PACIFIC).toInstant(),
                        null,
                        PACIFIC),
                Limits.NONE,
                Schedule.Missed.RUN_ONCE,
                PACIFIC);
    }

    private static Timing.ByCalendar daily(String at) {
        return new Timing.Recurring(
                new Timing.Cadence.Daily(), LocalTime.parse(at), PACIFIC, false);
    }

    private static List<String> runs(Schedule schedule, Instant after, int count) {
        var timing = (Timing.ByCalendar) schedule.timing();
        return runs(timing, schedule.window(), timing.zone(), after, count);
    }

    private static List<String> runs(
            Timing.ByCalendar timing, SendWindow window, ZoneId zone, Instant after, int most) {
        List<String> runs = new ArrayList<>();
        var next = Occurrences.after(timing, window, zone, after);
        while (next.isPresent() && runs.size() < most) {
            ZonedDateTime run = next.get().at();
            runs.add(run.toString());
            next = Occurrences.after(timing, window, zone, run.toInstant());
        }
        return runs;
    }
}
