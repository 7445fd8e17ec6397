package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Limits;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code limits:} (R-S5). */
record LimitsReader(Section section) {
    private static final Pattern TIMES = Pattern.compile("([1-9]\\d{0,8})(?: times?)?");
    private static final Pattern GAP =
            Pattern.compile("(?:([1-9]\\d{0,3}) ?)?(h|hours?|d|days?|w|weeks?|months?)");

    Limits read() {
        Optional<Integer> atMost =
                section.read("at_most", "a number of times from 1, such as 5", LimitsReader::times);
        Optional<Limits.Gap> atMostEvery =
                section.read(
                        "at_most_every",
                        "a number of hours, days, weeks or months, such as 3 days",
                        LimitsReader::gap);
        if (section.keys().isEmpty()) {
            section.problem(
                    "at_most",
                    "Nothing is limited. Write `at_most: 5`, or `at_most_every: 3 days`.");
        }
        section.close();
        return new Limits(atMost.orElse(Limits.UNLIMITED), atMostEvery.orElse(null));
    }

    private static Optional<Integer> times(Node.Scalar scalar) {
        Matcher matcher = TIMES.matcher(scalar.text());
        return matcher.matches()
                ? Optional.of(Integer.valueOf(matcher.group(1)))
                : Optional.empty();
    }

    private static Optional<Limits.Gap> gap(Node.Scalar scalar) {
        Matcher matcher = GAP.matcher(scalar.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String length = matcher.group(1);
        return Optional.of(
                new Limits.Gap(
                        length == null ? 1 : Integer.parseInt(length), unit(matcher.group(2))));
    }

    private static ChronoUnit unit(String name) {
        return switch (name.charAt(0)) {
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            case 'w' -> ChronoUnit.WEEKS;
            default -> ChronoUnit.MONTHS;
        };
    }
}
