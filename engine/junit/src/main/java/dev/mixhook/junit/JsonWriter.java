package dev.mixhook.junit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON. Projects bring JSON libraries of all kinds and versions: the kit brings
 * none, and so gets in the way of none.
 */
final class JsonWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private JsonWriter() {}

    /**
     * A value as JSON.
     *
     * @throws IllegalArgumentException if it is of no kind that JSON has
     */
    static String of(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Iterable<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(of(item)));
            return items.toString();
        }
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array));
        }
        return text(asText(value));
    }

    private static String object(Map<?, ?> map) {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        map.forEach((name, value) -> members.add(text(String.valueOf(name)) + ": " + of(value)));
        return members.toString();
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("JSON has no such number: " + number);
            }
        }
        return number.toString();
    }

    private static String asText(Object value) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
            return value.toString();
        }
        if (value instanceof Instant instant) {
            return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        }
        if (value instanceof LocalDateTime time) {
            return TIME.format(time);
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        throw new IllegalArgumentException(
                "a property is a text, a number, a truth, a date, a list or a map, was a "
                        + value.getClass().getName());
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> json.append('\\').append(character);
                default -> {
                    if (character < ' ' || Character.isSurrogate(character)) {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
