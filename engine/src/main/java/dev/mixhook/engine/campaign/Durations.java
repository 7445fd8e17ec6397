package dev.mixhook.engine.campaign;

import dev.mixhook.engine.text.Counted;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 14 days}, {@code 30s}; a week is 7 days, a month 30
 * (R-T6).
 */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ?([a-z]+)");

    private Durations() {}

    /** Empty if the text is not a whole number with a unit from seconds to months. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return unit(matcher.group(2))
                .map(unit -> unit.multipliedBy(Long.parseLong(matcher.group(1))));
    }

    /** In the largest unit, from seconds to days, of which it is a whole number. */
    public static String shown(Duration duration) {
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)) {
            if (duration.toMillis() % unit.getDuration().toMillis() == 0) {
                return shown(duration.dividedBy(unit.getDuration()), unit);
            }
        }
        return shown(duration.toSeconds(), ChronoUnit.SECONDS);
    }

    static String shown(long length, ChronoUnit unit) {
        String name = unit.toString().toLowerCase(Locale.ROOT);
        return length + " " + Counted.noun(length, name.substring(0, name.length() - 1));
    }

    private static Optional<Duration> unit(String name) {
        return switch (name) {
            case "s", "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
            case "m", "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
            case "h", "hour", "hours" -> Optional.of(Duration.ofHours(1));
            case "d", "day", "days" -> Optional.of(Duration.ofDays(1));
            case "w", "week", "weeks" -> Optional.of(Duration.ofDays(7));
            case "month", "months" -> Optional.of(Duration.ofDays(30));
            default -> Optional.empty();
        };
    }
}
