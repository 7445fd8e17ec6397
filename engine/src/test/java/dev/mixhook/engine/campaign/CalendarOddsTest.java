package dev.mixhook.engine.campaign;

import static dev.mixhook.engine.campaign.OccurrenceTable.MINUTE;
import static dev.mixhook.engine.campaign.OccurrenceTable.QUARTER;
import static dev.mixhook.engine.campaign.OccurrenceTable.monthly;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables of runs where the calendar is odd; each is held against a walk through time. */
class CalendarOddsTest {
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
        OccurrenceTable once =
                new OccurrenceTable(
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
        OccurrenceTable fortnightly =
                new OccurrenceTable(
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
}
