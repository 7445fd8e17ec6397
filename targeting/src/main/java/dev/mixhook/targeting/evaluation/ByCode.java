package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.evaluation.Count.Source;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds those operations that can be done on codes of values; each means what it means plainly. */
final class ByCode {
    /** Beyond this many milliseconds a number of seconds may not be exact: 100 years. */
    private static final double LONGEST = 3_155_760_000_000.0;

    private final Compiler compiler;
    private final People people;

    ByCode(Compiler compiler, People people) {
        this.compiler = compiler;
        this.people = people;
    }

    /**
     * An operation by codes, if it can be done so.
     *
     * @param plain the operation as it is done otherwise
     */
    Optional<BoundExpr> of(BinaryOperator operator, Expr left, Expr right, BoundExpr plain) {
        if (left instanceof Expr.Literal && !(right instanceof Expr.Literal)) {
            return ofMirrored(operator, left, right, plain);
        }
        if (left instanceof Expr.Count && right instanceof Expr.Literal(Value.Num(double number))) {
            return count(operator, left, number);
        }
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> equal(left, right, operator == BinaryOperator.NOT_EQUAL);
            case IN, NOT_IN -> in(left, right, operator == BinaryOperator.NOT_IN);
            case LESS, AT_MOST, GREATER, AT_LEAST -> order(operator, left, right, plain);
            case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, STARTS_WITH, ENDS_WITH ->
                    Optional.empty();
        };
    }

    private Optional<BoundExpr> ofMirrored(
            BinaryOperator operator, Expr literal, Expr operand, BoundExpr plain) {
        return operator.compares()
                ? of(Comparison.mirrored(operator), operand, literal, plain)
                : Optional.empty();
    }

    private Optional<BoundExpr> count(BinaryOperator operator, Expr count, double number) {
        if (!operator.compares()
                || !(compiler.compile(count) instanceof Count(Window window, List<Source> sources))
                || sources.size() != 1) {
            return Optional.empty();
        }
        Source source = sources.getFirst();
        return Optional.of(
                CountComparison.of(
                        operator,
                        number,
                        threshold ->
                                new AtLeastOfOne(
                                        window, source.event(), source.where(), threshold)));
    }

    private Optional<BoundExpr> equal(Expr left, Expr right, boolean negated) {
        return right instanceof Expr.Literal(Value value)
                ? isOneOf(left, Stream.of(value), negated)
                : Optional.empty();
    }

    private Optional<BoundExpr> in(Expr left, Expr right, boolean negated) {
        if (right instanceof Expr.Literal(Value.Items(List<Value> items))) {
            return isOneOf(left, items.stream(), negated);
        }
        return right instanceof Expr.ListOf(List<Expr> items)
                        && items.stream().allMatch(Expr.Literal.class::isInstance)
                ? isOneOf(
                        left,
                        items.stream().map(Expr.Literal.class::cast).map(Expr.Literal::value),
                        negated)
                : Optional.empty();
    }

    private Optional<BoundExpr> isOneOf(Expr property, Stream<Value> values, boolean negated) {
        return property(property).map(slot -> PropertyIn.of(slot, values, negated, people.codes()));
    }

    private Optional<Property> property(Expr expr) {
        return expr instanceof Expr.Property && compiler.compile(expr) instanceof Property property
                ? Optional.of(property)
                : Optional.empty();
    }

    private Optional<BoundExpr> order(
            BinaryOperator operator, Expr left, Expr right, BoundExpr plain) {
        if (right instanceof Expr.Literal(Value.Num(double number))) {
            return property(left).map(slot -> new NumberComparison(operator, slot, number));
        }
        if (left instanceof Expr.Unary(UnaryOperator cast, Expr operand)
                && cast == UnaryOperator.DATETIME
                && right instanceof Expr.Unary(UnaryOperator other, Expr moment)
                && other == UnaryOperator.DATETIME) {
            double ago = ago(moment) * 1000;
            return ago >= 0 && ago <= LONGEST && ago == Math.rint(ago)
                    ? property(operand)
                            .map(
                                    slot ->
                                            new DateComparison(
                                                    operator,
                                                    slot,
                                                    (long) ago,
                                                    people.dates(),
                                                    plain))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** How many seconds before now it is; NaN if it is something else. */
    private static double ago(Expr moment) {
        return switch (moment) {
            case Expr.Now() -> 0;
            case Expr.Binary(
                            BinaryOperator operator,
                            Expr.Now(),
                            Expr.Literal(Value.Num(double seconds)))
                    when operator == BinaryOperator.SUBTRACT ->
                    seconds;
            default -> Double.NaN;
        };
    }
}
