package dev.mixhook.targeting.selector;

import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_LEAST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_MOST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.ENDS_WITH;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.EQUAL;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.GREATER;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.IN;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.LESS;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.NOT_EQUAL;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.STARTS_WITH;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.SUBTRACT;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a filter asks of a property's value; each means exactly its translation (R-T10, mixpanel.md
 * 3.5).
 */
public sealed interface Condition {
    /** Equal to one of several values; same type only (R-T5). */
    record Is(List<Value> values) implements Condition {
        public Is {
            values = List.copyOf(values);
        }
    }

    /** None of several values; passes where the property is missing (R-T5). */
    record IsNot(List<Value> values) implements Condition {
        public IsNot {
            values = List.copyOf(values);
        }
    }

    /** Part of a text, or member of a list (R-T8). */
    record Contains(Value part) implements Condition {}

    /** Passes where the property is missing (R-T5). */
    record DoesNotContain(Value part) implements Condition {}

    record StartsWith(String start) implements Condition {}

    record EndsWith(String end) implements Condition {}

    /** Null counts as not set, the empty string as set (R-T5). */
    record IsSet(boolean set) implements Condition {}

    /** {@code < <= > >=} between numbers (R-T7). */
    record Compares(BinaryOperator operator, double number) implements Condition {}

    /** A number between two others, both ends included. */
    record Between(double low, double high) implements Condition {}

    record NotBetween(double low, double high) implements Condition {}

    /** A date before an instant. */
    record Before(Instant instant) implements Condition {}

    /** A date at or after an instant. */
    record Since(Instant instant) implements Condition {}

    /** A date in a stretch of time, its end excluded: a whole day, or several (R-T6). */
    record During(Instant start, Instant end) implements Condition {}

    /** A date outside of a stretch of time. */
    record NotDuring(Instant start, Instant end) implements Condition {}

    /**
     * A date more than a while ago; like all that follow it fails where the date is missing (R-T6).
     */
    record OlderThan(Duration age) implements Condition {}

    record InTheLast(Duration age) implements Condition {}

    record NotInTheLast(Duration age) implements Condition {}

    record InTheNext(Duration time) implements Condition {}

    /** Asks it of the elements of a list (R-T8). */
    record OfItems(Quantifier quantifier, Condition condition) implements Condition {}

    /** The condition on an operand, in the selector language. */
    default Expr of(Expr operand) {
        return switch (this) {
            case Is(List<Value> values) -> equal(operand, values);
            case IsNot(List<Value> values) -> different(operand, values);
            case Contains(Value part) -> Expr.of(part).compare(IN, operand);
            case DoesNotContain(Value part) -> Expr.not(Expr.of(part).compare(IN, operand));
            case StartsWith(String start) -> operand.compare(STARTS_WITH, Expr.of(Value.of(start)));
            case EndsWith(String end) -> operand.compare(ENDS_WITH, Expr.of(Value.of(end)));
            case IsSet(boolean set) ->
                    set ? Expr.defined(operand) : Expr.not(Expr.defined(operand));
            case Compares(BinaryOperator operator, double number) ->
                    operand.compare(operator, number(number));
            case Between(double low, double high) ->
                    operand.compare(AT_LEAST, number(low))
                            .and(operand.compare(AT_MOST, number(high)));
            case NotBetween(double low, double high) ->
                    operand.compare(LESS, number(low)).or(operand.compare(GREATER, number(high)));
            case Before(Instant instant) -> Expr.datetime(operand).compare(LESS, date(instant));
            case Since(Instant instant) -> Expr.datetime(operand).compare(AT_LEAST, date(instant));
            case During(Instant start, Instant end) -> inside(operand, date(start), date(end));
            case NotDuring(Instant start, Instant end) -> outside(operand, date(start), date(end));
            case OlderThan(Duration age) -> Expr.datetime(operand).compare(LESS, ago(age));
            case InTheLast(Duration age) -> inside(operand, ago(age), ago(Duration.ZERO));
            case NotInTheLast(Duration age) -> outside(operand, ago(age), ago(Duration.ZERO));
            case InTheNext(Duration time) -> ahead(operand, time);
            case OfItems(Quantifier quantifier, Condition condition) ->
                    new Expr.Quantified(quantifier, operand, condition.of(new Expr.Item()));
        };
    }

    private static Expr equal(Expr operand, List<Value> values) {
        return values.stream()
                .map(value -> operand.compare(EQUAL, Expr.of(value)))
                .reduce(Expr::or)
                .orElse(Expr.of(Value.of(false)));
    }

    private static Expr different(Expr operand, List<Value> values) {
        return values.stream()
                .map(value -> operand.compare(NOT_EQUAL, Expr.of(value)))
                .reduce(Expr::and)
                .orElse(Expr.of(Value.of(true)));
    }

    private static Expr inside(Expr operand, Expr start, Expr end) {
        Expr date = Expr.datetime(operand);
        return date.compare(AT_LEAST, start).and(date.compare(LESS, end));
    }

    private static Expr outside(Expr operand, Expr start, Expr end) {
        Expr date = Expr.datetime(operand);
        return date.compare(LESS, start).or(date.compare(AT_LEAST, end));
    }

    /** The mirror image of {@link InTheLast}: after now, up to the end included. */
    private static Expr ahead(Expr operand, Duration time) {
        Expr date = Expr.datetime(operand);
        return date.compare(GREATER, ago(Duration.ZERO))
                .and(date.compare(AT_MOST, ago(time.negated())));
    }

    /** {@code datetime(NOW - seconds)}. */
    private static Expr ago(Duration age) {
        Expr now = new Expr.Now();
        return Expr.datetime(
                age.isZero()
                        ? now
                        : now.compare(
                                age.isNegative() ? BinaryOperator.ADD : SUBTRACT,
                                number(age.abs().toMillis() / 1000.0)));
    }

    private static Expr date(Instant instant) {
        return Expr.datetime(Expr.of(Value.of(instant.toString())));
    }

    private static Expr number(double number) {
        return Expr.of(Value.of(number));
    }
}
