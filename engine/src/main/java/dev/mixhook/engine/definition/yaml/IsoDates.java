package dev.mixhook.engine.definition.yaml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** Dates as people write them in files and on the command line, in ISO form. */
public final class IsoDates {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private IsoDates() {}

    /** A day of the calendar, year 1 to 9999. */
    static Optional<LocalDate> day(String text) {
        return attempt(() -> LocalDate.parse(text))
                .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
    }

    /** A date with a time, of the years 1 to 9999; without an offset it is in the zone. */
    static Optional<Instant> time(String text, ZoneId zone) {
        return attempt(() -> OffsetDateTime.parse(text).toZonedDateTime())
                .or(() -> attempt(() -> ZonedDateTime.of(LocalDateTime.parse(text), zone)))
                .filter(time -> time.getYear() >= 1 && time.getYear() <= 9999)
                .map(ZonedDateTime::toInstant);
    }

    /** An instant that can be played: a day's midnight or a date with a time, from 1970 to 2100. */
    public static Optional<Instant> instant(String text, ZoneId zone) {
        return time(text, zone)
                .or(() -> day(text).map(day -> day.atStartOfDay(zone).toInstant()))
                .filter(instant -> !instant.isBefore(FIRST) && instant.isBefore(LAST));
    }

    private static <T> Optional<T> attempt(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
