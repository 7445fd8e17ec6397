package dev.mixhook.delivery.template;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import liqp.filters.date.BasicDateParser;
import liqp.filters.date.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts as dates, as the filter {@code date} does with what it gets. What a text leaves open
 * is as in Ruby: a date without a time begins at midnight, and a time without a date is of the day
 * on which the template is filled in. The library's own parser takes both from the system's clock.
 */
final class DateParser extends BasicDateParser {
    private final List<String> patterns = List.copyOf(Parser.datePatterns);
    private final Supplier<Instant> now;

    /**
     * @param now when the template is filled in
     */
    DateParser(Supplier<Instant> now) {
        this.now = now;
    }

    /** The date; null if it is none. */
    @Override
    public @Nullable ZonedDateTime parse(String text, Locale locale, ZoneId zone) {
        for (String pattern : patterns) {
            TemporalAccessor read = read(text, pattern, locale);
            if (read != null) {
                return whole(read, zone);
            }
        }
        return null;
    }

    private @Nullable TemporalAccessor read(String text, String pattern, Locale locale) {
        try {
            return parseUsingPattern(text, pattern, locale);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private ZonedDateTime whole(TemporalAccessor read, ZoneId otherwise) {
        ZoneId zone = Objects.requireNonNullElse(read.query(TemporalQueries.zone()), otherwise);
        LocalDate date = read.query(TemporalQueries.localDate());
        LocalTime time = read.query(TemporalQueries.localTime());
        return ZonedDateTime.of(
                date == null ? date(read, now.get().atZone(zone).toLocalDate()) : date,
                Objects.requireNonNullElse(time, LocalTime.MIDNIGHT),
                zone);
    }

    /** The day of today, but for what was read of it; the days of a month begin with its first. */
    private static LocalDate date(TemporalAccessor read, LocalDate today) {
        int year = field(read, ChronoField.YEAR, today.getYear());
        if (!read.isSupported(ChronoField.MONTH_OF_YEAR)) {
            return today.withYear(year);
        }
        return LocalDate.of(year, read.get(ChronoField.MONTH_OF_YEAR), 1)
                .plusDays(field(read, ChronoField.DAY_OF_MONTH, 1) - 1L);
    }

    private static int field(TemporalAccessor read, ChronoField field, int otherwise) {
        return read.isSupported(field) ? read.get(field) : otherwise;
    }
}
