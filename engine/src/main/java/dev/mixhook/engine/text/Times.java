package dev.mixhook.engine.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Instants as people are shown them, all in one time zone and with its offset, such as {@code
 * 2026-03-02 Mon 09:00:00 +01:00}; parts of a second only where there are any.
 *
 * @param zone in which they are shown
 */
public record Times(ZoneId zone) {
    public static final Times UTC = new Times(ZoneOffset.UTC);

    private static final Pattern ISO =
            Pattern.compile(
                    "(?<![\"\\w])[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z(?![\"\\w])");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd EEE HH:mm:ss xxx", Locale.ROOT);

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd EEE HH:mm:ss.SSS xxx", Locale.ROOT);

    public String of(Instant instant) {
        boolean whole = instant.toEpochMilli() % 1000 == 0;
        return (whole ? SECONDS : MILLIS).format(instant.atZone(zone));
    }

    /** A text with its instants as people are shown them; those in quotes are somebody's own. */
    public String in(String text) {
        return ISO.matcher(text).replaceAll(found -> of(Instant.parse(found.group())));
    }

    /**
     * An instant as people are shown it.
     *
     * @param millis of the instant, since 1970
     */
    public String of(long millis) {
        return of(Instant.ofEpochMilli(millis));
    }
}
