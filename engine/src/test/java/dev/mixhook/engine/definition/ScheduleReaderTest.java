package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Schedule.Missed;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.YamlDocument;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What schedules and retries mean; what is wrong with others is told in golden files. */
class ScheduleReaderTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final LocalTime NINE = LocalTime.parse("09:00");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void asap_has_a_pass_of_a_minute_if_nothing_else_is_said() { // R-S1
        Schedule asap = Schedule.of(new Timing.Asap(MINUTE), PACIFIC);
        assertThat(read("asap")).isEqualTo(asap);
        assertThat(read("{asap: true}")).isEqualTo(asap);
        assertThat(read("asap:\n")).isEqualTo(asap);
        assertThat(timing("{asap: true, pass: 0}")).isEqualTo(new Timing.Asap(Duration.ZERO));
        assertThat(timing("{asap: true, pass: 30s}"))
                .isEqualTo(new Timing.Asap(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-05T08:00:00Z",
        "2026-07-05, 2026-07-05T07:00:00Z",
        "2026-01-05T18:30, 2026-01-06T02:30:00Z",
        "2026-03-08T02:30, 2026-03-08T10:30:00Z",
        "2026-11-01T01:30, 2026-11-01T08:30:00Z",
        "2026-11-01T01:30:00-08:00, 2026-11-01T09:30:00Z",
        "2026-01-05T00:00:00Z, 2026-01-05T00:00:00Z",
        "2026-01-05T00:00:00.0019Z, 2026-01-05T00:00:00.001Z"
    })
    void start_and_stop_are_in_the_projects_zone_or_have_an_offset(String text, Instant expected) {
        // R-S6
        assertThat(read("{asap: true, start: " + text + "}").window())
                .isEqualTo(new SendWindow(expected, null, PACIFIC));
        assertThat(read("{asap: true, stop: " + text + "}").window())
                .isEqualTo(new SendWindow(null, expected, PACIFIC));
    }

    @Test
    void scheduled_is_on_days_of_the_week_every_so_many_weeks() { // R-S2
        assertThat(timing("{scheduled: {at: \"09:00\", on: Wednesday}}"))
                .isEqualTo(new Timing.Scheduled(NINE, Set.of(DayOfWeek.WEDNESDAY), 1, PACIFIC));
        assertThat(
                        timing(
                                "{scheduled: {at: \"09:00\", on: [monday, thursday], every: 2 weeks, zone: Europe/Dublin}, start: 2026-01-05}"))
                .isEqualTo(
                        new Timing.Scheduled(
                                NINE, Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 2, DUBLIN));
        assertThat(timing("{scheduled: {at: \"09:00\", on: friday, every: week}}"))
                .isEqualTo(new Timing.Scheduled(NINE, Set.of(DayOfWeek.FRIDAY), 1, PACIFIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 WEEKS", "2 Weeks", "2weeks", "2w", "2 week"})
    void units_of_time_are_read_alike_everywhere_whatever_the_case_of_their_letters(String weeks) {
        // R-S2, R-S5
        assertThat(
                        timing(
                                "{scheduled: {at: \"09:00\", on: FRIDAY, every: %s}, start: 2026-01-05}"
                                        .formatted(weeks)))
                .isEqualTo(new Timing.Scheduled(NINE, Set.of(DayOfWeek.FRIDAY), 2, PACIFIC));
        Schedule recurring =
                read(
                        "{recurring: {every: WEEK, on: [Monday], at: 09:00}, limits: {at_most: 2 TIMES, at_most_every: %s}}"
                                .formatted(weeks));
        assertThat(recurring.timing())
                .isEqualTo(
                        new Timing.Recurring(
                                new Timing.Cadence.Weekly(Set.of(DayOfWeek.MONDAY)),
                                NINE,
                                PACIFIC,
                                false));
        assertThat(recurring.limits())
                .isEqualTo(new Limits(2, new Limits.Gap(2, ChronoUnit.WEEKS)));
        assertThat(timing("{asap: true, pass: 2 HOURS}"))
                .isEqualTo(new Timing.Asap(Duration.ofHours(2)));
    }

    @Test
    void scheduled_on_a_date_is_once() { // R-S2, R-D8
        LocalDate day = LocalDate.parse("2026-03-17");
        assertThat(timing("{scheduled: {at: \"09:00\", date: 2026-03-17}}"))
                .isEqualTo(new Timing.Once(day, NINE, PACIFIC, MINUTE));
        assertThat(
                        timing(
                                "{scheduled: {at: \"09:00\", date: 2026-03-17, zone: Europe/Dublin}, pass: 1 hour}"))
                .isEqualTo(new Timing.Once(day, NINE, DUBLIN, Duration.ofHours(1)));
    }

    @Test
    void recurring_is_by_the_day_the_week_or_the_month() { // R-S3, R-S9
        assertThat(timing("{recurring: {every: day, at: \"09:00\"}}"))
                .isEqualTo(new Timing.Recurring(new Timing.Cadence.Daily(), NINE, PACIFIC, false));
        assertThat(
                        timing(
                                "{recurring: {every: week, on: [monday], at: 09:00, zone: Europe/Dublin}}"))
                .isEqualTo(
                        new Timing.Recurring(
                                new Timing.Cadence.Weekly(Set.of(DayOfWeek.MONDAY)),
                                NINE,
                                DUBLIN,
                                false));
        assertThat(timing("{recurring: {every: month, on: 31, at: \"08:30:15\"}}"))
                .isEqualTo(
                        new Timing.Recurring(
                                new Timing.Cadence.Monthly(31),
                                LocalTime.parse("08:30:15"),
                                PACIFIC,
                                false));
    }

    @Test
    void recurring_runs_can_be_local_to_users_and_the_others_are_in_the_projects_zone() { // R-S7
        assertThat(timing("{recurring: {every: day, at: \"09:00\", zone: user}}"))
                .isEqualTo(new Timing.Recurring(new Timing.Cadence.Daily(), NINE, PACIFIC, true));
    }

    @Test
    void as_criteria_is_met_comes_again_when_requalified_if_nothing_else_is_said() { // R-S4
        assertThat(timing("{recurring: as_criteria_is_met}"))
                .isEqualTo(new Timing.AsCriteriaIsMet(MINUTE, Again.WHEN_REQUALIFIED));
        assertThat(
                        timing(
                                "{recurring: as_criteria_is_met, again: while_matching, pass: 1 hour, limits: {at_most_every: 1 week}}"))
                .isEqualTo(new Timing.AsCriteriaIsMet(Duration.ofHours(1), Again.WHILE_MATCHING));
    }

    @ParameterizedTest
    @CsvSource({
        "3 days, 3, DAYS",
        "1 day, 1, DAYS",
        "day, 1, DAYS",
        "36h, 36, HOURS",
        "12 hours, 12, HOURS",
        "2w, 2, WEEKS",
        "1 month, 1, MONTHS"
    })
    void a_gap_is_in_hours_days_weeks_or_months(String text, int length, ChronoUnit unit) { // R-S5
        assertThat(
                        read("{recurring: as_criteria_is_met, limits: {at_most_every: "
                                        + text
                                        + "}}")
                                .limits())
                .isEqualTo(new Limits(Limits.UNLIMITED, new Limits.Gap(length, unit)));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5 times, 5", "1 time, 1"})
    void a_user_gets_it_so_many_times_at_most(String text, int times) { // R-S5
        assertThat(
                        read("{recurring: as_criteria_is_met, limits: {at_most: " + text + "}}")
                                .limits())
                .isEqualTo(new Limits(times, null));
    }

    @Test
    void missed_runs_are_caught_up_with_once_if_nothing_else_is_said() { // R-S10
        String daily = "recurring: {every: day, at: \"09:00\"}";
        assertThat(read("{" + daily + "}").missed()).isEqualTo(Missed.RUN_ONCE);
        assertThat(read("{" + daily + ", missed: run_once}").missed()).isEqualTo(Missed.RUN_ONCE);
        assertThat(read("{" + daily + ", missed: skip}").missed()).isEqualTo(Missed.SKIP);
    }

    @Test
    void retries_have_three_settings() { // R-D3, R-D4, R-D5
        assertThat(retry("{}")).isEqualTo(Retry.DEFAULT);
        assertThat(retry("{when_requeued: send_again, rebatch: reformed, give_up_after: never}"))
                .isEqualTo(Retry.DEFAULT);
        assertThat(retry("{when_requeued: recheck, give_up_after: 3}"))
                .isEqualTo(new Retry(Retry.WhenRequeued.RECHECK, Retry.Rebatch.REFORMED, 3));
        assertThat(retry("{rebatch: same}"))
                .isEqualTo(
                        new Retry(Retry.WhenRequeued.SEND_AGAIN, Retry.Rebatch.SAME, Retry.NEVER));
    }

    private static Timing timing(String yaml) {
        return read(yaml).timing();
    }

    private static Schedule read(String yaml) {
        Problems problems = new Problems("c.yaml");
        Schedule schedule =
                YamlDocument.parse(yaml, problems)
                        .flatMap(
                                node ->
                                        new ScheduleReader(
                                                        "schedule",
                                                        PACIFIC,
                                                        MessagesFormat.DEFAULT,
                                                        problems)
                                                .read(node))
                        .orElse(null);
        assertThat(problems.found()).as(yaml).isEmpty();
        return schedule;
    }

    private static Retry retry(String yaml) {
        Problems problems = new Problems("c.yaml");
        Retry retry =
                YamlDocument.parse(yaml, problems)
                        .flatMap(node -> Section.of(node, RetryReader.RETRY, "retry", problems))
                        .map(section -> new RetryReader(section).read())
                        .orElse(null);
        assertThat(problems.found()).as(yaml).isEmpty();
        return retry;
    }
}
