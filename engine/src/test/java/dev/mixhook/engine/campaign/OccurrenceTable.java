package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a timing gives, once it was found that the walk gives the same. */
record OccurrenceTable(Timing.ByCalendar timing, Instant start, Predicate<LocalDate> days) {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration QUARTER = Duration.ofMinutes(15);

    static OccurrenceTable daily(String zone, String at) {
        return new OccurrenceTable(
                recurring(new Timing.Cadence.Daily(), at, ZoneId.of(zone)), null, _ -> true);
    }

    static OccurrenceTable monthly(int day, ZoneId zone) {
        return new OccurrenceTable(
                recurring(new Timing.Cadence.Monthly(day), "09:00", zone),
                null,
                date ->
                        date.getDayOfMonth() == day
                                || (date.getDayOfMonth() < day
                                        && date.plusDays(1).getDayOfMonth() == 1));
    }

    static Timing.Recurring recurring(Timing.Cadence cadence, String at, ZoneId zone) {
        return new Timing.Recurring(cadence, LocalTime.parse(at), zone, false);
    }

    /** All runs from a day to another, itself excluded. */
    List<String> rows(String from, String until, Duration step) {
        return occurrences(LocalDate.parse(from), LocalDate.parse(until), step).stream()
                .map(OccurrenceTable::row)
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
        SendWindow window = new SendWindow(start, null, timing.zone());
        return Occurrences.after(timing, window, timing.zone(), instant);
    }

    private static String row(Occurrence run) {
        String at = run.at().toOffsetDateTime().toString();
        return run.moved().isEmpty() ? at : at + "  " + run.moved();
    }
}
