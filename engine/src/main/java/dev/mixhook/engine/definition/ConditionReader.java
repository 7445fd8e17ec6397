package dev.mixhook.engine.definition;

import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_LEAST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_MOST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.GREATER;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.LESS;

import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the conditions that stand beside {@code property:} (R-T5, R-T6, R-T7, R-T8). */
final class ConditionReader {
    /**
     * The longest time that is taken: beyond it {@code datetime(NOW - …)} would leave the range in
     * which numbers are seconds (R-T9).
     */
    private static final Duration LONGEST = Duration.ofDays(18_250);

    private final ZoneId zone;

    /**
     * @param zone whose days are meant where only a date is given (R-T6)
     */
    ConditionReader(ZoneId zone) {
        this.zone = zone;
    }

    /** All conditions of the section, of which there must be one or more. */
    List<Condition> read(Section section) {
        List<Condition> conditions = new ArrayList<>();
        int before = section.problems().found().size();
        section.read(ConditionKeys.IS).map(Condition.Is::new).ifPresent(conditions::add);
        section.read(ConditionKeys.IS_NOT).map(Condition.IsNot::new).ifPresent(conditions::add);
        section.read(ConditionKeys.CONTAINS)
                .map(Condition.Contains::new)
                .ifPresent(conditions::add);
        section.read(ConditionKeys.DOES_NOT_CONTAIN)
                .map(Condition.DoesNotContain::new)
                .ifPresent(conditions::add);
        section.read(ConditionKeys.STARTS_WITH)
                .map(Condition.StartsWith::new)
                .ifPresent(conditions::add);
        section.read(ConditionKeys.ENDS_WITH)
                .map(Condition.EndsWith::new)
                .ifPresent(conditions::add);
        section.read(ConditionKeys.IS_SET).map(Condition.IsSet::new).ifPresent(conditions::add);
        number(section, ConditionKeys.MORE_THAN, GREATER).ifPresent(conditions::add);
        number(section, ConditionKeys.AT_LEAST, AT_LEAST).ifPresent(conditions::add);
        number(section, ConditionKeys.LESS_THAN, LESS).ifPresent(conditions::add);
        number(section, ConditionKeys.AT_MOST, AT_MOST).ifPresent(conditions::add);
        between(section, ConditionKeys.BETWEEN, Condition.Between::new, Condition.During::new)
                .ifPresent(conditions::add);
        between(
                        section,
                        ConditionKeys.NOT_BETWEEN,
                        Condition.NotBetween::new,
                        Condition.NotDuring::new)
                .ifPresent(conditions::add);
        date(section, ConditionKeys.BEFORE, Condition.Before::new).ifPresent(conditions::add);
        date(section, ConditionKeys.SINCE, Condition.Since::new).ifPresent(conditions::add);
        day(section, ConditionKeys.ON, Condition.During::new).ifPresent(conditions::add);
        day(section, ConditionKeys.NOT_ON, Condition.NotDuring::new).ifPresent(conditions::add);
        age(section, ConditionKeys.OLDER_THAN, Condition.OlderThan::new).ifPresent(conditions::add);
        age(section, ConditionKeys.IN_THE_LAST, Condition.InTheLast::new)
                .ifPresent(conditions::add);
        age(section, ConditionKeys.NOT_IN_THE_LAST, Condition.NotInTheLast::new)
                .ifPresent(conditions::add);
        age(section, ConditionKeys.IN_THE_NEXT, Condition.InTheNext::new)
                .ifPresent(conditions::add);
        items(section, ConditionKeys.ANY, Quantifier.ANY).ifPresent(conditions::add);
        items(section, ConditionKeys.ALL, Quantifier.ALL).ifPresent(conditions::add);
        if (conditions.isEmpty() && section.problems().found().size() == before) {
            section.refuse(
                    "Nothing is asked of this property. Add a condition, such as `is_set: true`.");
        }
        return conditions;
    }

    private static Optional<Condition> number(
            Section section, Key<Double> key, BinaryOperator operator) {
        return section.read(key).map(number -> new Condition.Compares(operator, number));
    }

    private Optional<Condition> between(
            Section section, Key<List<Node>> key, Ends<Double> numbers, Ends<Instant> dates) {
        Optional<List<Node>> two = section.read(key);
        if (two.isEmpty()) {
            return Optional.empty();
        }
        List<Node.Scalar> ends =
                two.get().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(Node.Scalar.class::cast)
                        .toList();
        List<Double> low = ends.stream().flatMap(end -> Scalars.number(end).stream()).toList();
        List<Instant> starts = ends.stream().flatMap(end -> start(end).stream()).toList();
        if (ends.size() == 2 && low.size() == 2 && low.getFirst() <= low.getLast()) {
            return Optional.of(numbers.of(low.getFirst(), low.getLast()));
        }
        if (ends.size() == 2
                && starts.size() == 2
                && !starts.getFirst().isAfter(starts.getLast())) {
            return Optional.of(
                    dates.of(starts.getFirst(), endOf(ends.getLast(), starts.getLast())));
        }
        String wrong =
                "`"
                        + key.name()
                        + "` takes two numbers or two dates, the smaller first, such as [10, 20].";
        if (ends.stream().filter(end -> isNumberOrText(end)).count() == 2) {
            section.problem(key, wrong);
        } else {
            section.refuse(key, wrong);
        }
        return Optional.empty();
    }

    private Optional<Condition> date(
            Section section, Key<Node.Scalar> key, Function<Instant, Condition> condition) {
        return section.read(key, this::start).map(condition);
    }

    private Optional<Condition> day(
            Section section, Key<Node.Scalar> key, Ends<Instant> condition) {
        return section.read(key, Scalars::date)
                .map(day -> condition.of(startOf(day), startOf(day.plusDays(1))));
    }

    private static Optional<Condition> age(
            Section section, Key<Duration> key, Function<Duration, Condition> condition) {
        Optional<Duration> age = section.read(key);
        if (age.isPresent() && age.get().compareTo(LONGEST) > 0) {
            section.problem(key, "`" + key.name() + "` reaches 18250 days (50 years) at most.");
            return Optional.empty();
        }
        return age.map(condition);
    }

    private Optional<Condition> items(Section section, Key<Section> key, Quantifier quantifier) {
        return section.read(key)
                .flatMap(
                        inner -> {
                            List<Condition> found = read(inner);
                            inner.close();
                            if (found.size() > 1) {
                                section.problem(
                                        key,
                                        "`" + key.name() + "` asks one thing of the elements.");
                            }
                            return found.stream()
                                    .findFirst()
                                    .map(condition -> new Condition.OfItems(quantifier, condition));
                        });
    }

    private static boolean isNumberOrText(Node.Scalar end) {
        return end.type() == Node.Type.NUMBER || end.type() == Node.Type.TEXT;
    }

    private Optional<Instant> start(Node.Scalar scalar) {
        return Scalars.date(scalar).map(this::startOf).or(() -> Scalars.instant(scalar, zone));
    }

    /** The end of a between, included as its start is: the whole last day, or the last instant. */
    private Instant endOf(Node.Scalar scalar, Instant start) {
        return Scalars.date(scalar)
                .map(day -> startOf(day.plusDays(1)))
                .orElse(start.plusMillis(1));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private interface Ends<T> {
        Condition of(T low, T high);
    }
}
