package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.util.List;

/** Binds an expression's names to the slots of a vocabulary. */
final class Compiler {
    private static final int NO_EVENT = -1;
    private static final BoundExpr MINUS_ONE = new BoundExpr.Constant(Value.of(-1.0));
    private static final BoundExpr NOTHING = new BoundExpr.Constant(Value.undefined());

    private final Target target;
    private final People people;
    private final Vocabulary vocabulary;
    private final Dates dates;
    private final boolean plain;
    private final int event;

    Compiler(Target target, People people) {
        this(target, people, false, NO_EVENT);
    }

    private Compiler(Target target, People people, boolean plain, int event) {
        this.target = target;
        this.people = people;
        this.vocabulary = people.vocabulary();
        this.dates = people.dates();
        this.plain = plain;
        this.event = event;
    }

    /** A compiler that makes no use of codes, which the others are held against. */
    static Compiler plain(Target target, People people) {
        return new Compiler(target, people, true, NO_EVENT);
    }

    /**
     * The compiler of a behavior's {@code where}, in which {@code event["…"]} is an event of that
     * slot.
     */
    Compiler inside(int eventSlot) {
        return new Compiler(target, people, plain, eventSlot);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    BoundExpr compile(Expr expr) {
        return switch (expr) {
            case Expr.Literal(Value value) -> new BoundExpr.Constant(value);
            case Expr.Property(Expr.Scope scope, String name) -> property(scope, name);
            case Expr.Count(String behavior) -> count(behavior);
            case Expr.Now() -> new Arithmetic.Now();
            case Expr.Item() -> context -> context.item;
            case Expr.ListOf(List<Expr> items) -> list(items.stream().map(this::compile).toList());
            case Expr.Unary(UnaryOperator operator, Expr operand) ->
                    unary(operator, compile(operand));
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    binary(operator, left, right);
            case Expr.Quantified(Expr.Quantifier quantifier, Expr list, Expr test) ->
                    Quantification.of(quantifier, compile(list), compile(test));
        };
    }

    private BoundExpr property(Expr.Scope scope, String name) {
        return switch (scope) {
            case USER -> {
                int slot = vocabulary.property(name);
                yield slot == Vocabulary.NO_SLOT ? NOTHING : new Property(scope, slot);
            }
            case EVENT -> {
                int slot =
                        event == NO_EVENT
                                ? Vocabulary.NO_SLOT
                                : vocabulary.eventProperty(event, name);
                yield slot == Vocabulary.NO_SLOT ? NOTHING : new Property(scope, slot);
            }
        };
    }

    private Count count(String name) {
        Behavior behavior =
                target.behavior(name)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no behavior is named " + name));
        Count count = Count.of(behavior, this);
        return count;
    }

    private static BoundExpr list(List<BoundExpr> items) {
        return stepping(
                context -> new Value.Items(items.stream().map(context::still).toList()), items);
    }

    private BoundExpr unary(UnaryOperator operator, BoundExpr operand) {
        return switch (operator) {
            case NOT ->
                    operand.isTruth()
                            ? new Not(operand)
                            : stepping(
                                    context -> ValueOperations.not(operand.at(context)),
                                    List.of(operand));
            case NEGATE -> Arithmetic.of(BinaryOperator.MULTIPLY, operand, MINUS_ONE);
            case DEFINED ->
                    stepping(
                            context -> Value.of(operand.at(context).isDefined()), List.of(operand));
            case BOOLEAN ->
                    stepping(context -> Casts.truth(context.settled(operand)), List.of(operand));
            case DATETIME -> DateCast.of(operand, dates);
            case FLOOR, ROUND, CEIL -> Rounding.of(operator, operand);
            case NUMBER -> NumberCast.of(operand);
            case LIST -> stepping(context -> Casts.list(operand.at(context)), List.of(operand));
            case STRING ->
                    stepping(context -> Casts.text(context.still(operand)), List.of(operand));
        };
    }

    private BoundExpr binary(BinaryOperator operator, Expr left, Expr right) {
        BoundExpr operation = binary(operator, compile(left), compile(right));
        return plain
                ? operation
                : new ByCode(this, people).of(operator, left, right, operation).orElse(operation);
    }

    private BoundExpr binary(BinaryOperator operator, BoundExpr left, BoundExpr right) {
        return switch (operator) {
            case AND, OR -> {
                boolean decisive = operator == BinaryOperator.OR;
                yield PropertyIn.joined(decisive, left, right)
                        .orElseGet(() -> Junction.of(decisive, left, right));
            }
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST ->
                    Comparison.of(operator, left, right, dates);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> Arithmetic.of(operator, left, right);
            case IN, NOT_IN, STARTS_WITH, ENDS_WITH ->
                    stepping(
                            context ->
                                    ValueOperations.search(
                                            operator, context.still(left), context.still(right)),
                            List.of(left, right));
        };
    }

    private static BoundExpr stepping(BoundExpr op, List<BoundExpr> operands) {
        return operands.stream().anyMatch(BoundExpr::moves) ? new Stepping(op) : op;
    }

    /**
     * An operation on moving operands whose value only changes in steps, which its operands have
     * announced.
     */
    private record Stepping(BoundExpr op) implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value value = op.at(context);
            context.slope = 0;
            return value;
        }
    }
}
