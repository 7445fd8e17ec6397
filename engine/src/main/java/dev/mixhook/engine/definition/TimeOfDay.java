package dev.mixhook.engine.definition;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Times of day as schedules have them, such as {@code 09:00}; to the millisecond. */
final class TimeOfDay {
    private static final List<DateTimeFormatter> SPOKEN =
            Stream.of("H:mm", "h:mma", "h:mm a", "ha", "h a").map(TimeOfDay::formatter).toList();

    private TimeOfDay() {}

    static Optional<LocalTime> parse(String text) {
        return parse(text, DateTimeFormatter.ISO_LOCAL_TIME)
                .filter(time -> time.equals(time.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** What may have been meant by {@code 9:00} or {@code 9am}. */
    static String meant(String text) {
        return SPOKEN.stream()
                .flatMap(formatter -> parse(text.strip(), formatter).stream())
                .findFirst()
                .map(time -> " Did you mean \"" + time + "\"?")
                .orElse("");
    }

    private static Optional<LocalTime> parse(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalTime.parse(text, formatter));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
