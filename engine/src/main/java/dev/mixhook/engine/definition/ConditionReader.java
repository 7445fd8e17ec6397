package dev.mixhook.engine.definition;

import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_LEAST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_MOST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.GREATER;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.LESS;

import dev.mixhook.engine.definition.yaml.AmbiguousScalars;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import dev.mixhook.targeting.value.Value;
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
     * Beyond that {@code datetime(NOW - …)} would leave the range in which numbers are seconds
     * (R-T9).
     */
    private static final Duration LONGEST = Duration.ofDays(18_250);

    /** As in Mixpanel (mixpanel.md 3.4). */
    private static final int MOST_VALUES = 1000;

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
        values(section, "is", Condition.Is::new).ifPresent(conditions::add);
        values(section, "is_not", Condition.IsNot::new).ifPresent(conditions::add);
        value(section, "contains", Condition.Contains::new).ifPresent(conditions::add);
        value(section, "does_not_contain", Condition.DoesNotContain::new)
                .ifPresent(conditions::add);
        section.text("starts_with").map(Condition.StartsWith::new).ifPresent(conditions::add);
        section.text("ends_with").map(Condition.EndsWith::new).ifPresent(conditions::add);
        section.truth("is_set").map(Condition.IsSet::new).ifPresent(conditions::add);
        number(section, "more_than", GREATER).ifPresent(conditions::add);
        number(section, "at_least", AT_LEAST).ifPresent(conditions::add);
        number(section, "less_than", LESS).ifPresent(conditions::add);
        number(section, "at_most", AT_MOST).ifPresent(conditions::add);
        between(section, "between", Condition.Between::new, Condition.During::new)
                .ifPresent(conditions::add);
        between(section, "not_between", Condition.NotBetween::new, Condition.NotDuring::new)
                .ifPresent(conditions::add);
        date(section, "before", Condition.Before::new).ifPresent(conditions::add);
        date(section, "since", Condition.Since::new).ifPresent(conditions::add);
        day(section, "on", Condition.During::new).ifPresent(conditions::add);
        day(section, "not_on", Condition.NotDuring::new).ifPresent(conditions::add);
        age(section, "older_than", Condition.OlderThan::new).ifPresent(conditions::add);
        age(section, "in_the_last", Condition.InTheLast::new).ifPresent(conditions::add);
        age(section, "not_in_the_last", Condition.NotInTheLast::new).ifPresent(conditions::add);
        age(section, "in_the_next", Condition.InTheNext::new).ifPresent(conditions::add);
        items(section, "any", Quantifier.ANY).ifPresent(conditions::add);
        items(section, "all", Quantifier.ALL).ifPresent(conditions::add);
        if (conditions.isEmpty() && section.problems().found().size() == before) {
            section.problems()
                    .add(
                            section.place(),
                            section.path(),
                            "Nothing is asked of this property. Add a condition, such as `is_set: true`.");
        }
        return conditions;
    }

    private static Optional<Condition> value(
            Section section, String key, Function<Value, Condition> condition) {
        return section.read(key, "text or a number", scalar -> value(scalar, section, key))
                .map(condition);
    }

    private static Optional<Value> value(Node.Scalar scalar, Section section, String key) {
        new AmbiguousScalars(section.problems()).value(scalar, section.path(key));
        return Scalars.value(scalar);
    }

    private static Optional<Condition> values(
            Section section, String key, Function<List<Value>, Condition> condition) {
        List<Node> nodes = section.nodes(key);
        List<Value> values =
                nodes.stream()
                        .flatMap(
                                node ->
                                        node instanceof Node.Scalar scalar
                                                ? value(scalar, section, key).stream()
                                                : Optional.<Value>empty().stream())
                        .toList();
        if (nodes.size() > MOST_VALUES) {
            section.problem(
                    key, "`" + key + "` takes at most 1000 values, found " + nodes.size() + '.');
            return Optional.empty();
        }
        if (values.size() < nodes.size() || (section.has(key) && nodes.isEmpty())) {
            section.problem(
                    key,
                    "`"
                            + key
                            + "` takes text, a number, true or false, or a list of them. For \"has no value\" write `is_set: false`.");
            return Optional.empty();
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(condition.apply(values));
    }

    private static Optional<Condition> number(
            Section section, String key, BinaryOperator operator) {
        Optional<Node> node = section.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> number =
                node.get() instanceof Node.Scalar scalar
                        ? Scalars.number(scalar)
                        : Optional.empty();
        if (number.isEmpty()) {
            section.problem(
                    key,
                    Scalars.found(node.get())
                            + "; `"
                            + key
                            + "` compares numbers. Write a number without quotes.");
        }
        return number.map(n -> new Condition.Compares(operator, n));
    }

    private Optional<Condition> between(
            Section section, String key, Ends<Double> numbers, Ends<Instant> dates) {
        List<Node.Scalar> ends =
                section.nodes(key).stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(Node.Scalar.class::cast)
                        .toList();
        if (!section.has(key)) {
            return Optional.empty();
        }
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
        section.problem(
                key,
                "`"
                        + key
                        + "` takes two numbers or two dates, the smaller first, such as [10, 20].");
        return Optional.empty();
    }

    private Optional<Condition> date(
            Section section, String key, Function<Instant, Condition> condition) {
        return section.read(key, "a date, such as 2026-01-05 or 2026-01-05T10:00:00", this::start)
                .map(condition);
    }

    private Optional<Condition> day(Section section, String key, Ends<Instant> condition) {
        return section.read(key, "a day, such as 2026-01-05", Scalars::date)
                .map(day -> condition.of(startOf(day), startOf(day.plusDays(1))));
    }

    private static Optional<Condition> age(
            Section section, String key, Function<Duration, Condition> condition) {
        Optional<Duration> age = section.duration(key);
        if (age.isPresent() && age.get().compareTo(LONGEST) > 0) {
            section.problem(key, "`" + key + "` reaches 18250 days (50 years) at most.");
            return Optional.empty();
        }
        return age.map(condition);
    }

    private Optional<Condition> items(Section section, String key, Quantifier quantifier) {
        return section.section(key)
                .flatMap(
                        inner -> {
                            List<Condition> found = read(inner);
                            inner.close();
                            if (found.size() > 1) {
                                section.problem(
                                        key, "`" + key + "` asks one thing of the elements.");
                            }
                            return found.stream()
                                    .findFirst()
                                    .map(condition -> new Condition.OfItems(quantifier, condition));
                        });
    }

    private Optional<Instant> start(Node.Scalar scalar) {
        return Scalars.date(scalar).map(this::startOf).or(() -> Scalars.instant(scalar, zone));
    }

    /** Both ends of between are included: the whole last day, or the last instant. */
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
