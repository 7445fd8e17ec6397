package dev.mixhook.engine.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instants of schedules, by java.time alone (R-S9). */
public final class Occurrences {
    private Occurrences() {}

    /**
     * The first pass at or after an instant (R-S1); the instant itself where passes have no length.
     */
    public static Instant pass(Duration pass, Instant from) {
        long length = pass.toMillis();
        if (length == 0) {
            return from;
        }
        long passes = Math.ceilDiv(from.toEpochMilli(), length);
        return Instant.ofEpochMilli(passes * length);
    }

    /**
     * The first pass after one at which users were left over; a minute later where passes have no
     * length.
     */
    public static Instant passAfter(Duration pass, Instant instant) {
        return pass(pass.isZero() ? Timing.DEFAULT_PASS : pass, instant.plus(Duration.ofMillis(1)));
    }

    /**
     * The first sync after an instant, itself excluded, if the first of all is at the start; where
     * there is none, at the next instant (R-C6).
     *
     * @param zone where it is told
     */
    public static Optional<Occurrence> after(
            Timing.Sync timing, SendWindow window, ZoneId zone, Instant instant) {
        Instant start = window.startsAt().orElse(wholeMillis(instant));
        long every = timing.every().toMillis();
        long passed = Math.max(0, instant.toEpochMilli() - start.toEpochMilli() + 1);
        Instant next = start.plusMillis(Math.ceilDiv(passed, every) * every);
        ZonedDateTime at = next.atZone(zone);
        return window.contains(next)
                ? Optional.of(new Occurrence(at, at.toLocalDateTime(), ""))
                : Optional.empty();
    }

    private static Instant wholeMillis(Instant instant) {
        return instant.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The first run after an instant, itself excluded; empty if there is none any more.
     *
     * @param zone where the time of day is told: the timing's own, or a user's (R-S7)
     */
    public static Optional<Occurrence> after(
            Timing.ByCalendar timing, SendWindow window, ZoneId zone, Instant instant) {
        Instant from =
                window.startsAt()
                        .map(start -> start.minusNanos(1))
                        .filter(instant::isBefore)
                        .orElse(instant);
        RunDays days = new RunDays(timing, window);
        // The day before too: a gap moves a run by up to a whole day.
        Optional<LocalDate> day = days.from(LocalDate.ofInstant(from, zone).minusDays(1));
        while (day.isPresent()) {
            ZonedDateTime run = ZonedDateTime.of(day.get(), timing.at(), zone);
            if (run.toInstant().isAfter(from)) {
                return Optional.of(occurrence(days, day.get(), run))
                        .filter(found -> window.contains(found.at().toInstant()));
            }
            day = days.from(day.get().plusDays(1));
        }
        return Optional.empty();
    }

    private static Occurrence occurrence(RunDays days, LocalDate day, ZonedDateTime run) {
        LocalDateTime nominal =
                isOneOfTwo(days, day, run) ? run.toLocalDateTime() : day.atTime(days.timing().at());
        return new Occurrence(run, nominal, moved(days, day, run));
    }

    /** A day that a zone left out, whose run is that of the next one too. */
    private static boolean isOneOfTwo(RunDays days, LocalDate day, ZonedDateTime run) {
        return !run.toLocalDate().equals(day)
                && run.toLocalTime().equals(days.timing().at())
                && days.from(run.toLocalDate()).filter(run.toLocalDate()::equals).isPresent();
    }

    private static String moved(RunDays days, LocalDate day, ZonedDateTime run) {
        return Stream.of(shortMonth(days.timing(), day), gap(days, day, run))
                .filter(why -> !why.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String shortMonth(Timing.ByCalendar timing, LocalDate day) {
        return timing instanceof Timing.Recurring recurring
                        && recurring.cadence() instanceof Timing.Cadence.Monthly(int of)
                        && of != day.getDayOfMonth()
                ? YearMonth.from(day) + " has no day " + of
                : "";
    }

    private static String gap(RunDays days, LocalDate day, ZonedDateTime run) {
        LocalDateTime named = day.atTime(days.timing().at());
        if (named.equals(run.toLocalDateTime())) {
            return "";
        }
        if (!run.toLocalTime().equals(named.toLocalTime())) {
            return day + " has no " + named.toLocalTime() + " in " + run.getZone();
        }
        String why = run.getZone() + " has no " + day;
        return isOneOfTwo(days, day, run)
                ? "the run of " + day + " is this one too, as " + why
                : why;
    }
}
