package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds runs as somebody would who sits before a clock on the wall: they read it at every step, and
 * note when it shows the time for the first time; where it jumps over the time, they wait as much
 * longer as it jumped (R-S9). It shares nothing with {@link Occurrences}.
 *
 * @param days the days with a run, by the wall's calendar
 */
record ClockWalk(ZoneId zone, LocalTime at, Predicate<LocalDate> days, Duration step) {

    List<Instant> between(Instant from, Instant until) {
        List<Instant> runs = new ArrayList<>();
        Set<LocalDateTime> seen = new HashSet<>();
        Set<LocalDateTime> late = new HashSet<>();
        LocalDateTime expected = LocalDateTime.ofInstant(from, zone);
        for (Instant now = from; now.isBefore(until); now = now.plus(step)) {
            LocalDateTime shown = LocalDateTime.ofInstant(now, zone);
            late.addAll(jumpedOver(expected, shown));
            boolean isTime = isRun(shown) && seen.add(shown);
            if (late.remove(shown) || isTime) {
                runs.add(now);
            }
            expected = shown.plus(step);
        }
        assertThat(late).isEmpty();
        return runs;
    }

    /** When the runs come instead that the clock never showed. */
    private List<LocalDateTime> jumpedOver(LocalDateTime expected, LocalDateTime shown) {
        List<LocalDateTime> late = new ArrayList<>();
        for (LocalDateTime time = expected; time.isBefore(shown); time = time.plus(step)) {
            if (isRun(time)) {
                late.add(time.plus(Duration.between(expected, shown)));
            }
        }
        return late;
    }

    private boolean isRun(LocalDateTime time) {
        return time.toLocalTime().equals(at) && days.test(time.toLocalDate());
    }
}
