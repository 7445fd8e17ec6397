package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.scalar;
import static dev.mixhook.engine.definition.yaml.Kinds.text;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code limits:} (R-S5). */
record LimitsReader(Section section) {
    private static final Pattern TIMES = Pattern.compile("([1-9]\\d{0,8})(?i: ?times?)?");
    private static final Set<ChronoUnit> UNITS =
            EnumSet.of(ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS);
    private static final int LONGEST = 9999;

    private static final Key<Integer> AT_MOST =
            Key.of(
                            "at_most",
                            scalar("a number of times from 1, such as 5", LimitsReader::times),
                            "How often in all.")
                    .such(5);
    private static final Key<Limits.Gap> AT_MOST_EVERY =
            Key.of(
                            "at_most_every",
                            text(
                                    "a number of hours, days, weeks or months, such as 3 days",
                                    LimitsReader::gap),
                            "How far apart, at least.")
                    .such("3 days");
    static final Shape LIMITS =
            Shape.of("limits", "How often one user comes at most.", AT_MOST, AT_MOST_EVERY)
                    .withSome();

    Limits read() {
        Optional<Integer> atMost = section.read(AT_MOST);
        Optional<Limits.Gap> atMostEvery = section.read(AT_MOST_EVERY);
        if (section.keys().isEmpty()) {
            section.refuse(
                    AT_MOST, "Nothing is limited. Write `at_most: 5`, or `at_most_every: 3 days`.");
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
        return Durations.amount(scalar.text())
                .filter(amount -> UNITS.contains(amount.unit()))
                .filter(amount -> amount.count() >= 1 && amount.count() <= LONGEST)
                .map(amount -> new Limits.Gap(amount.count(), amount.unit()));
    }
}
