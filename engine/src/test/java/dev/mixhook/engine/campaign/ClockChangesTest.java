package dev.mixhook.engine.campaign;

import static dev.mixhook.engine.campaign.OccurrenceTable.MINUTE;
import static dev.mixhook.engine.campaign.OccurrenceTable.QUARTER;
import static dev.mixhook.engine.campaign.OccurrenceTable.daily;
import static dev.mixhook.engine.campaign.OccurrenceTable.monthly;
import static dev.mixhook.engine.campaign.OccurrenceTable.recurring;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tables of runs where clocks are odd. Each is held against a walk through time that knows nothing
 * of schedules; what is odd in it is what is known of the zone.
 */
class ClockChangesTest {
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
        OccurrenceTable fridays =
                new OccurrenceTable(
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
        OccurrenceTable saturdays =
                new OccurrenceTable(
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
}
