package dev.mixhook.targeting.selector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How far back events count (R-T2): rolling, those with now − length ≤ time ≤ now, to the
 * millisecond; or by whole days of a zone, those from the start of the day so many days before
 * today. Instants are milliseconds since the epoch.
 *
 * @param days the zone whose days are meant; null for a rolling window
 */
public record Window(Duration length, @Nullable ZoneId days) {
    public static final Window NINETY_DAYS = new Window(Duration.ofDays(90));

    private static final Duration DAY = Duration.ofDays(1);

    public Window {
        if (length.toMillis() <= 0 || length.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException(
                    "a window is longer than nothing and at most 90 days, was " + length);
        }
        if (days != null && !isWholeDays(length)) {
            throw new IllegalArgumentException("a window by days is of whole days, was " + length);
        }
    }

    /** A rolling window. */
    public Window(Duration length) {
        this(length, null);
    }

    public static boolean isWholeDays(Duration length) {
        return length.toMillis() % DAY.toMillis() == 0;
    }

    /** The first instant that counts at {@code now}. */
    public long start(long now) {
        return days == null
                ? now - length.toMillis()
                : startOfDay(day(now, days).minusDays(length.toDays()), days);
    }

    /** The first instant at which an event of that time counts no more. */
    public long end(long time) {
        return days == null
                ? time + length.toMillis() + 1
                : startOfDay(day(time, days).plusDays(length.toDays() + 1), days);
    }

    /** In days, or where it is not so many whole days, in hours or as ISO writes it. */
    public String shown() {
        if (isWholeDays(length)) {
            return shown(length.toDays(), days == null ? " day" : " whole day");
        }
        return length.toMillis() % Duration.ofHours(1).toMillis() == 0
                ? shown(length.toHours(), " hour")
                : length.toString();
    }

    private static String shown(long count, String unit) {
        return count + unit + (count == 1 ? "" : "s");
    }

    private static LocalDate day(long millis, ZoneId zone) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    private static long startOfDay(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
