package dev.mixhook.engine.campaign;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tables of occurrences where calendars and clocks are odd. Each is held against a walk through
 * time that knows nothing of schedules, and what is odd in it against what is known of the zone.
 */
class OccurrenceTablesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void pacific_clocks_skip_half_past_two_in_march() { // R-S9
        assertThat(daily("America/Los_Angeles", "02:30").changes(2024, 2028, QUARTER))
                .containsExactly(
                        "2024-01-01T02:30-08:00",
                        "2024-03-10T03:30-07:00  2024-03-10 has no 02:30 in America/Los_Angeles",
                        "2024-11-03T02:30-08:00",
                        "2025-03-09T03:30-07:00  2025-03-09 has no 02:30 in America/Los_Angeles",
                        "2025-11-02T02:30-08:00",
                        "2026-03-08T03:30-07:00  2026-03-08 has no 02:30 in America/Los_Angeles",
                        "2026-11-01T02:30-08:00",
                        "2027-03-14T03:30-07:00  2027-03-14 has no 02:30 in America/Los_Angeles",
                        "2027-11-07T02:30-08:00",
                        "2028-03-12T03:30-07:00  2028-03-12 has no 02:30 in America/Los_Angeles",
                        "2028-11-05T02:30-08:00");
    }

    @Test
    void pacific_clocks_show_half_past_one_twice_in_november_and_the_first_counts() { // R-S9
        assertThat(daily("America/Los_Angeles", "01:30").changes(2024, 2028, QUARTER))
                .containsExactly(
                        "2024-01-01T01:30-08:00",
                        "2024-03-11T01:30-07:00",
                        "2024-11-04T01:30-08:00",
                        "2025-03-10T01:30-07:00",
                        "2025-11-03T01:30-08:00",
                        "2026-03-09T01:30-07:00",
                        "2026-11-02T01:30-08:00",
                        "2027-03-15T01:30-07:00",
                        "2027-11-08T01:30-08:00",
                        "2028-03-13T01:30-07:00",
                        "2028-11-06T01:30-08:00");
    }

    @Test
    void lord_howe_moves_by_half_an_hour() { // R-S9
        assertThat(daily("Australia/Lord_Howe", "02:15").changes(2026, 2027, QUARTER))
                .containsExactly(
                        "2026-01-01T02:15+11:00",
                        "2026-04-05T02:15+10:30",
                        "2026-10-04T02:45+11:00  2026-10-04 has no 02:15 in Australia/Lord_Howe",
                        "2027-04-04T02:15+10:30",
                        "2027-10-03T02:45+11:00  2027-10-03 has no 02:15 in Australia/Lord_Howe");
        assertThat(daily("Australia/Lord_Howe", "01:45").changes(2026, 2027, QUARTER))
                .containsExactly(
                        "2026-01-01T01:45+11:00",
                        "2026-04-06T01:45+10:30",
                        "2026-10-05T01:45+11:00",
                        "2027-04-05T01:45+10:30",
                        "2027-10-04T01:45+11:00");
    }

    @Test
    void dublin_has_no_half_past_one_in_march_and_two_in_october() { // R-S9
        assertThat(daily("Europe/Dublin", "01:30").changes(2026, 2027, QUARTER))
                .containsExactly(
                        "2026-01-01T01:30Z",
                        "2026-03-29T02:30+01:00  2026-03-29 has no 01:30 in Europe/Dublin",
                        "2026-10-26T01:30Z",
                        "2027-03-28T02:30+01:00  2027-03-28 has no 01:30 in Europe/Dublin",
                        "2027-11-01T01:30Z");
    }

    @Test
    void apia_had_no_30_december_2011_and_its_run_is_that_of_the_31st() { // R-S9
        ZoneId apia = ZoneId.of("Pacific/Apia");
        assertThat(daily("Pacific/Apia", "09:00").rows("2011-12-28", "2012-01-02", MINUTE))
                .containsExactly(
                        "2011-12-28T09:00-10:00",
                        "2011-12-29T09:00-10:00",
                        "2011-12-31T09:00+14:00  the run of 2011-12-30 is this one too, as Pacific/Apia has no 2011-12-30",
                        "2012-01-01T09:00+14:00");
        Table fridays =
                new Table(
                        recurring(new Timing.Cadence.Weekly(Set.of(FRIDAY)), "09:00", apia),
                        null,
                        day -> day.getDayOfWeek() == FRIDAY);
        assertThat(fridays.rows("2011-12-20", "2012-01-10", MINUTE))
                .containsExactly(
                        "2011-12-23T09:00-10:00",
                        "2011-12-31T09:00+14:00  Pacific/Apia has no 2011-12-30",
                        "2012-01-06T09:00+14:00");
        assertThat(monthly(30, apia).rows("2011-11-01", "2012-02-01", MINUTE))
                .containsExactly(
                        "2011-11-30T09:00-10:00",
                        "2011-12-31T09:00+14:00  Pacific/Apia has no 2011-12-30",
                        "2012-01-30T09:00+14:00");
        assertThat(monthly(31, apia).rows("2011-11-01", "2012-02-01", MINUTE))
                .containsExactly(
                        "2011-11-30T09:00-10:00  2011-11 has no day 31",
                        "2011-12-31T09:00+14:00",
                        "2012-01-31T09:00+14:00");
    }

    @Test
    void nuuk_skips_the_last_hour_of_a_saturday_and_its_run_is_on_sunday() { // R-S9
        Table saturdays =
                new Table(
                        recurring(
                                new Timing.Cadence.Weekly(Set.of(SATURDAY)),
                                "23:30",
                                ZoneId.of("America/Nuuk")),
                        null,
                        day -> day.getDayOfWeek() == SATURDAY);
        assertThat(saturdays.rows("2024-03-20", "2024-04-10", MINUTE))
                .containsExactly(
                        "2024-03-23T23:30-02:00",
                        "2024-03-31T00:30-01:00  2024-03-30 has no 23:30 in America/Nuuk",
                        "2024-04-06T23:30-01:00");
        assertThat(daily("America/Nuuk", "23:30").rows("2024-03-29", "2024-04-02", MINUTE))
                .containsExactly(
                        "2024-03-29T23:30-02:00",
                        "2024-03-31T00:30-01:00  2024-03-30 has no 23:30 in America/Nuuk",
                        "2024-03-31T23:30-01:00",
                        "2024-04-01T23:30-01:00");
    }

    @Test
    void day_31_is_the_last_day_of_every_month() { // R-S9
        assertThat(monthly(31, ZoneOffset.UTC).rows("2027-12-01", "2028-12-01", QUARTER))
                .containsExactly(
                        "2027-12-31T09:00Z",
                        "2028-01-31T09:00Z",
                        "2028-02-29T09:00Z  2028-02 has no day 31",
                        "2028-03-31T09:00Z",
                        "2028-04-30T09:00Z  2028-04 has no day 31",
                        "2028-05-31T09:00Z",
                        "2028-06-30T09:00Z  2028-06 has no day 31",
                        "2028-07-31T09:00Z",
                        "2028-08-31T09:00Z",
                        "2028-09-30T09:00Z  2028-09 has no day 31",
                        "2028-10-31T09:00Z",
                        "2028-11-30T09:00Z  2028-11 has no day 31");
    }

    @Test
    void day_30_and_day_29_are_the_last_of_february() { // R-S9
        assertThat(monthly(30, ZoneOffset.UTC).changes(2026, 2029, QUARTER))
                .containsExactly(
                        "2026-01-30T09:00Z",
                        "2026-02-28T09:00Z  2026-02 has no day 30",
                        "2027-02-28T09:00Z  2027-02 has no day 30",
                        "2028-02-29T09:00Z  2028-02 has no day 30",
                        "2029-02-28T09:00Z  2029-02 has no day 30");
        assertThat(monthly(29, ZoneOffset.UTC).changes(2026, 2029, QUARTER))
                .containsExactly(
                        "2026-01-29T09:00Z",
                        "2026-02-28T09:00Z  2026-02 has no day 29",
                        "2027-02-28T09:00Z  2027-02 has no day 29",
                        "2029-02-28T09:00Z  2029-02 has no day 29");
        assertThat(monthly(29, ZoneOffset.UTC).rows("2028-01-01", "2028-04-01", QUARTER))
                .containsExactly("2028-01-29T09:00Z", "2028-02-29T09:00Z", "2028-03-29T09:00Z");
    }

    @Test
    void a_single_29_february_is_in_a_leap_year() { // R-S2
        LocalDate leap = LocalDate.parse("2028-02-29");
        Table once =
                new Table(
                        new Timing.Once(
                                leap,
                                LocalTime.parse("09:00"),
                                ZoneId.of("Europe/Dublin"),
                                Timing.DEFAULT_PASS),
                        null,
                        leap::equals);
        assertThat(once.rows("2026-01-01", "2030-01-01", QUARTER))
                .containsExactly("2028-02-29T09:00Z");
    }

    @Test
    void every_second_week_goes_on_across_new_year_and_week_53() { // R-S2
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        LocalDate start = LocalDate.parse("2025-12-24");
        LocalDate itsMonday = LocalDate.parse("2025-12-22");
        Table fortnightly =
                new Table(
                        new Timing.Scheduled(
                                LocalTime.parse("09:00"), Set.of(MONDAY, SUNDAY), 2, zone),
                        start.atStartOfDay(zone).toInstant(),
                        day ->
                                !day.isBefore(start)
                                        && Set.of(0L, 6L)
                                                .contains(
                                                        ChronoUnit.DAYS.between(itsMonday, day)
                                                                % 14));
        assertThat(fortnightly.rows("2025-12-01", "2026-02-01", MINUTE))
                .containsExactly(
                        "2025-12-28T09:00-08:00",
                        "2026-01-05T09:00-08:00",
                        "2026-01-11T09:00-08:00",
                        "2026-01-19T09:00-08:00",
                        "2026-01-25T09:00-08:00");
        assertThat(fortnightly.rows("2026-12-01", "2027-02-01", MINUTE))
                .containsExactly(
                        "2026-12-07T09:00-08:00",
                        "2026-12-13T09:00-08:00",
                        "2026-12-21T09:00-08:00",
                        "2026-12-27T09:00-08:00",
                        "2027-01-04T09:00-08:00",
                        "2027-01-10T09:00-08:00",
                        "2027-01-18T09:00-08:00",
                        "2027-01-24T09:00-08:00");
    }

    @Test
    void sao_paulo_skipped_midnight_until_it_gave_up_summer_time_in_2019() { // R-S9
        assertThat(daily("America/Sao_Paulo", "00:30").changes(2017, 2020, QUARTER))
                .containsExactly(
                        "2017-01-01T00:30-02:00",
                        "2017-02-19T00:30-03:00",
                        "2017-10-15T01:30-02:00  2017-10-15 has no 00:30 in America/Sao_Paulo",
                        "2018-02-18T00:30-03:00",
                        "2018-11-04T01:30-02:00  2018-11-04 has no 00:30 in America/Sao_Paulo",
                        "2019-02-17T00:30-03:00");
    }

    @Test
    void moscow_went_to_summer_time_for_good_and_back_for_good() { // R-S9
        assertThat(daily("Europe/Moscow", "01:30").changes(2010, 2015, QUARTER))
                .containsExactly(
                        "2010-01-01T01:30+03:00",
                        "2010-03-29T01:30+04:00",
                        "2010-11-01T01:30+03:00",
                        "2011-03-28T01:30+04:00",
                        "2014-10-27T01:30+03:00");
    }

    @Test
    void casablanca_turns_its_clocks_back_for_ramadan() { // R-S9
        assertThat(daily("Africa/Casablanca", "02:30").changes(2022, 2024, QUARTER))
                .containsExactly(
                        "2022-01-01T02:30+01:00",
                        "2022-03-28T02:30Z",
                        "2022-05-08T03:30+01:00  2022-05-08 has no 02:30 in Africa/Casablanca",
                        "2023-03-20T02:30Z",
                        "2023-04-23T03:30+01:00  2023-04-23 has no 02:30 in Africa/Casablanca",
                        "2024-03-11T02:30Z",
                        "2024-04-14T03:30+01:00  2024-04-14 has no 02:30 in Africa/Casablanca");
    }

    private static Table daily(String zone, String at) {
        return new Table(
                recurring(new Timing.Cadence.Daily(), at, ZoneId.of(zone)), null, _ -> true);
    }

    private static Table monthly(int day, ZoneId zone) {
        return new Table(
                recurring(new Timing.Cadence.Monthly(day), "09:00", zone),
                null,
                date ->
                        date.getDayOfMonth() == day
                                || (date.getDayOfMonth() < day
                                        && date.plusDays(1).getDayOfMonth() == 1));
    }

    private static Timing.Recurring recurring(Timing.Cadence cadence, String at, ZoneId zone) {
        return new Timing.Recurring(cadence, LocalTime.parse(at), zone, false);
    }

    /** What a timing gives, once it was found that the walk gives the same. */
    private record Table(Timing.ByCalendar timing, Instant start, Predicate<LocalDate> days) {
        /** All runs from a day to another, itself excluded. */
        List<String> rows(String from, String until, Duration step) {
            return occurrences(LocalDate.parse(from), LocalDate.parse(until), step).stream()
                    .map(Table::row)
                    .toList();
        }

        /** The first run of these years, and those at which the offset is new or which moved. */
        List<String> changes(int first, int last, Duration step) {
            List<String> rows = new ArrayList<>();
            ZoneOffset before = null;
            for (Occurrence run :
                    occurrences(LocalDate.of(first, 1, 1), LocalDate.of(last + 1, 1, 1), step)) {
                ZoneOffset offset = run.at().getOffset();
                if (!Objects.equals(before, offset) || !run.moved().isEmpty()) {
                    rows.add(row(run));
                }
                before = offset;
            }
            return rows;
        }

        private List<Occurrence> occurrences(LocalDate from, LocalDate until, Duration step) {
            Instant first = from.atStartOfDay(timing.zone()).toInstant();
            Instant end = until.atStartOfDay(timing.zone()).toInstant();
            List<Occurrence> found =
                    Stream.iterate(
                                    after(first.minusNanos(1)),
                                    Optional::isPresent,
                                    last -> last.flatMap(run -> after(run.at().toInstant())))
                            .flatMap(Optional::stream)
                            .takeWhile(run -> run.at().toInstant().isBefore(end))
                            .toList();
            ClockWalk walk = new ClockWalk(timing.zone(), timing.at(), days, step);
            assertThat(found)
                    .extracting(run -> run.at().toInstant())
                    .isNotEmpty()
                    .containsExactlyElementsOf(walk.between(first, end));
            return found;
        }

        private Optional<Occurrence> after(Instant instant) {
            Span span = new Span(start, null, timing.zone());
            return Occurrences.after(timing, span, timing.zone(), instant);
        }

        private static String row(Occurrence run) {
            String at = run.at().toOffsetDateTime().toString();
            return run.moved().isEmpty() ? at : at + "  " + run.moved();
        }
    }
}
