package dev.mixhook.engine.campaign;

import dev.mixhook.engine.text.Counted;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 14 days}, {@code 30s}; a week is 7 days, a month 30
 * (R-T6).
 */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,9}) ?)?([a-z]+)");
    private static final Duration MONTH = Duration.ofDays(30);

    private Durations() {}

    /** A count and a unit, kept as written: 7 days are not 1 week here. */
    public record Amount(int count, ChronoUnit unit) {
        private Duration duration() {
            Duration one = unit == ChronoUnit.MONTHS ? MONTH : unit.getDuration();
            return one.multipliedBy(count);
        }
    }

    /**
     * A number and a unit from milliseconds to months, or a unit alone, which is one of it; small
     * and capital letters are the same. Every time with a unit is read here.
     */
    public static Optional<Amount> amount(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String count = Objects.requireNonNullElse(matcher.group(1), "1");
        return unit(matcher.group(2)).map(unit -> new Amount(Integer.parseInt(count), unit));
    }

    /** A duration of whole units from seconds to months; empty if the text is none. */
    public static Optional<Duration> parse(String text) {
        return counted(text)
                .filter(amount -> amount.unit() != ChronoUnit.MILLIS)
                .map(Amount::duration);
    }

    /** A time that is measured, which may be as short as milliseconds. */
    public static Optional<Duration> parseReal(String text) {
        return counted(text).map(Amount::duration);
    }

    private static Optional<Amount> counted(String text) {
        return amount(text).filter(_ -> Character.isDigit(text.strip().charAt(0)));
    }

    /** The duration in the largest unit, from seconds to days, of which it is a whole number. */
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

    private static Optional<ChronoUnit> unit(String name) {
        return switch (name) {
            case "ms", "millisecond", "milliseconds" -> Optional.of(ChronoUnit.MILLIS);
            case "s", "second", "seconds" -> Optional.of(ChronoUnit.SECONDS);
            case "m", "minute", "minutes" -> Optional.of(ChronoUnit.MINUTES);
            case "h", "hour", "hours" -> Optional.of(ChronoUnit.HOURS);
            case "d", "day", "days" -> Optional.of(ChronoUnit.DAYS);
            case "w", "week", "weeks" -> Optional.of(ChronoUnit.WEEKS);
            case "month", "months" -> Optional.of(ChronoUnit.MONTHS);
            default -> Optional.empty();
        };
    }
}
