package dev.mixhook.engine.campaign;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden texts: ledgers on disk hold them (R-S10). */
class ScheduleIdentityTest {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final SendWindow ALWAYS = SendWindow.always(ZoneOffset.UTC);
    private static final SendWindow BOUNDED =
            new SendWindow(
                    Instant.parse("2026-01-05T08:00:00Z"),
                    Instant.parse("2026-06-30T17:00:00.500Z"),
                    PACIFIC);

    /**
     * @param identity what is written from 0.1.0 on
     * @param early what was written before
     */
    private record Row(Timing timing, SendWindow window, String identity, String early) {
        Schedule schedule() {
            return new Schedule(
                    timing, window, Limits.NONE, Schedule.Missed.RUN_ONCE, window.zone());
        }
    }

    static Stream<Row> rows() {
        LocalTime nine = LocalTime.of(9, 0);
        return Stream.of(
                new Row(
                        new Timing.Asap(Timing.DEFAULT_PASS),
                        ALWAYS,
                        "asap, pass PT1M; start none; stop none; project zone Z",
                        "Asap[pass=PT1M], Span[start=null, stop=null, zone=Z]"),
                new Row(
                        new Timing.AsCriteriaIsMet(Duration.ZERO, Again.WHEN_REQUALIFIED),
                        ALWAYS,
                        "as_criteria_is_met, pass PT0S, again when_requalified; start none; stop none; project zone Z",
                        "AsCriteriaIsMet[pass=PT0S, again=WHEN_REQUALIFIED], Span[start=null, stop=null, zone=Z]"),
                new Row(
                        new Timing.AsCriteriaIsMet(Timing.DEFAULT_PASS, Again.WHILE_MATCHING),
                        BOUNDED,
                        "as_criteria_is_met, pass PT1M, again while_matching; start 2026-01-05T08:00:00Z; stop 2026-06-30T17:00:00.500Z; project zone America/Los_Angeles",
                        "AsCriteriaIsMet[pass=PT1M, again=WHILE_MATCHING], Span[start=2026-01-05T08:00:00Z, stop=2026-06-30T17:00:00.500Z, zone=America/Los_Angeles]"),
                new Row(
                        new Timing.Scheduled(nine, EnumSet.of(FRIDAY, MONDAY), 2, DUBLIN),
                        BOUNDED,
                        "scheduled at 09:00 on monday+friday every 2 weeks in Europe/Dublin; start 2026-01-05T08:00:00Z; stop 2026-06-30T17:00:00.500Z; project zone America/Los_Angeles",
                        "Scheduled[at=09:00, days=[MONDAY, FRIDAY], everyWeeks=2, zone=Europe/Dublin], Span[start=2026-01-05T08:00:00Z, stop=2026-06-30T17:00:00.500Z, zone=America/Los_Angeles]"),
                new Row(
                        new Timing.Once(
                                LocalDate.of(2026, 3, 17), nine, DUBLIN, Timing.DEFAULT_PASS),
                        ALWAYS,
                        "scheduled at 09:00 on 2026-03-17 in Europe/Dublin, pass PT1M; start none; stop none; project zone Z",
                        "Once[date=2026-03-17, at=09:00, zone=Europe/Dublin, pass=PT1M], Span[start=null, stop=null, zone=Z]"),
                new Row(
                        new Timing.Recurring(
                                new Timing.Cadence.Daily(), LocalTime.of(8, 30, 15), DUBLIN, false),
                        ALWAYS,
                        "recurring every day at 08:30:15 in Europe/Dublin; start none; stop none; project zone Z",
                        "Recurring[cadence=Daily[], at=08:30:15, zone=Europe/Dublin, isLocal=false], Span[start=null, stop=null, zone=Z]"),
                new Row(
                        new Timing.Recurring(
                                new Timing.Cadence.Weekly(EnumSet.of(FRIDAY)), nine, DUBLIN, false),
                        ALWAYS,
                        "recurring every week on friday at 09:00 in Europe/Dublin; start none; stop none; project zone Z",
                        "Recurring[cadence=Weekly[days=[FRIDAY]], at=09:00, zone=Europe/Dublin, isLocal=false], Span[start=null, stop=null, zone=Z]"),
                new Row(
                        new Timing.Recurring(new Timing.Cadence.Monthly(31), nine, PACIFIC, true),
                        ALWAYS,
                        "recurring every month on 31 at 09:00 in each user's zone, else America/Los_Angeles; start none; stop none; project zone Z",
                        "Recurring[cadence=Monthly[day=31], at=09:00, zone=America/Los_Angeles, isLocal=true], Span[start=null, stop=null, zone=Z]"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_schedule_is_written_as_ledgers_hold_it(Row row) { // R-S10
        assertThat(row.schedule().identity()).isEqualTo(row.identity);
        assertThat(row.schedule().isIdentifiedBy(row.identity)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_text_of_an_early_ledger_is_still_understood(Row row) { // R-S10
        assertThat(row.schedule().isIdentifiedBy(row.early)).isTrue();
    }

    @Test
    void each_schedule_is_identified_by_its_own_texts_alone() {
        List<Row> rows = rows().toList();
        for (Row row : rows) {
            assertThat(rows)
                    .filteredOn(
                            other ->
                                    row.schedule().isIdentifiedBy(other.identity)
                                            || row.schedule().isIdentifiedBy(other.early))
                    .containsExactly(row);
        }
        assertThat(rows.getFirst().schedule().isIdentifiedBy("")).isFalse();
    }
}
