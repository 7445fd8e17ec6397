package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A target as a sentence for people, such as {@code plan is "free" and did Purchase at least 3
 * times in 30 days}. What has no plain words stands as the selector language writes it.
 */
public final class TargetInWords {
    private static final Expr ZERO = Expr.of(Value.of(0));

    private static final Map<BinaryOperator, String> RELATIONS =
            Map.of(
                    BinaryOperator.EQUAL, "is",
                    BinaryOperator.NOT_EQUAL, "is not",
                    BinaryOperator.LESS, "is less than",
                    BinaryOperator.AT_MOST, "is at most",
                    BinaryOperator.GREATER, "is more than",
                    BinaryOperator.AT_LEAST, "is at least");

    private static final Map<BinaryOperator, String> DATE_RELATIONS =
            Map.of(
                    BinaryOperator.EQUAL, "is",
                    BinaryOperator.NOT_EQUAL, "is not",
                    BinaryOperator.LESS, "is before",
                    BinaryOperator.AT_MOST, "is before or at",
                    BinaryOperator.GREATER, "is after",
                    BinaryOperator.AT_LEAST, "is after or at");

    private static final Map<BinaryOperator, String> OFTEN =
            Map.of(
                    BinaryOperator.EQUAL, "exactly",
                    BinaryOperator.NOT_EQUAL, "not exactly",
                    BinaryOperator.LESS, "less than",
                    BinaryOperator.AT_MOST, "at most",
                    BinaryOperator.GREATER, "more than",
                    BinaryOperator.AT_LEAST, "at least");

    private final Target target;

    private TargetInWords(Target target) {
        this.target = target;
    }

    public static String of(Target target) {
        return new TargetInWords(target).words(target.selector());
    }

    private String words(Expr expr) {
        return switch (expr) {
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    binary(operator, left, right);
            case Expr.Unary(UnaryOperator operator, Expr operand)
                    when operator == UnaryOperator.NOT ->
                    negated(operand);
            case Expr.Unary(UnaryOperator operator, Expr operand)
                    when operator == UnaryOperator.DEFINED ->
                    term(operand) + " is set";
            case Expr.Unary _,
                    Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.ListOf _,
                    Expr.Quantified _ ->
                    SelectorPrinter.print(expr);
        };
    }

    private String negated(Expr operand) {
        return operand instanceof Expr.Unary(UnaryOperator operator, Expr property)
                        && operator == UnaryOperator.DEFINED
                ? term(property) + " is not set"
                : "not (" + words(operand) + ')';
    }

    private String binary(BinaryOperator operator, Expr left, Expr right) {
        return switch (operator) {
            case AND -> side(left, operator) + " and " + side(right, operator);
            case OR -> side(left, operator) + " or " + side(right, operator);
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST ->
                    left instanceof Expr.Count(String behavior)
                            ? counted(behavior, operator, right)
                            : compared(operator, left, right);
            case IN -> membership(left, right, "");
            case NOT_IN -> membership(left, right, "not ");
            case STARTS_WITH -> term(left) + " starts with " + term(right);
            case ENDS_WITH -> term(left) + " ends with " + term(right);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                    SelectorPrinter.print(new Expr.Binary(operator, left, right));
        };
    }

    /** In parentheses where it is joined by another word. */
    private String side(Expr expr, BinaryOperator around) {
        boolean isOther =
                expr instanceof Expr.Binary(BinaryOperator own, Expr _, Expr _)
                        && own != around
                        && (own == BinaryOperator.AND || own == BinaryOperator.OR);
        return isOther ? '(' + words(expr) + ')' : words(expr);
    }

    private static String compared(BinaryOperator operator, Expr left, Expr right) {
        Optional<String> ago = ago(right);
        if (ago.isPresent()) {
            return term(left) + ' ' + DATE_RELATIONS.get(operator) + ' ' + ago.get();
        }
        return term(left) + ' ' + RELATIONS.get(operator) + ' ' + term(right);
    }

    /** {@code datetime(NOW - 1209600)} is 14 days ago. */
    private static Optional<String> ago(Expr expr) {
        return expr
                                instanceof
                                Expr.Unary(
                                        UnaryOperator date,
                                        Expr.Binary(
                                                BinaryOperator minus,
                                                Expr.Now _,
                                                Expr.Literal(Value.Num(double seconds))))
                        && date == UnaryOperator.DATETIME
                        && minus == BinaryOperator.SUBTRACT
                        && seconds > 0
                        && seconds == Math.rint(seconds)
                ? Optional.of(shown(Duration.ofSeconds((long) seconds)) + " ago")
                : Optional.empty();
    }

    private static String shown(Duration duration) {
        if (duration.toSeconds() % Duration.ofDays(1).toSeconds() == 0) {
            return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
        }
        return duration.toSeconds() % Duration.ofHours(1).toSeconds() == 0
                ? duration.toHours() + (duration.toHours() == 1 ? " hour" : " hours")
                : duration.toSeconds() + " seconds";
    }

    private static String membership(Expr left, Expr right, String not) {
        return right instanceof Expr.ListOf(List<Expr> items)
                ? term(left)
                        + " is "
                        + not
                        + "one of "
                        + items.stream().map(TargetInWords::term).collect(Collectors.joining(", "))
                : term(right) + (not.isEmpty() ? " contains " : " does not contain ") + term(left);
    }

    /** A property by its name alone; a date that is read from it too. */
    private static String term(Expr expr) {
        return switch (expr) {
            case Expr.Property(Expr.Scope _, String name) -> name;
            case Expr.Unary(UnaryOperator operator, Expr.Property(Expr.Scope _, String name))
                    when operator == UnaryOperator.DATETIME ->
                    name;
            case Expr.Unary _,
                    Expr.Binary _,
                    Expr.Literal _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.ListOf _,
                    Expr.Quantified _ ->
                    SelectorPrinter.print(expr);
        };
    }

    private String counted(String name, BinaryOperator operator, Expr times) {
        Optional<Behavior> behavior = target.behavior(name);
        if (behavior.isEmpty()) {
            return compared(operator, new Expr.Count(name), times);
        }
        String what =
                behavior.get().events().stream()
                        .map(this::event)
                        .collect(Collectors.joining(" or "));
        String window = " in " + behavior.get().window().shown();
        if (operator == BinaryOperator.EQUAL && times.equals(ZERO)) {
            return "did not do " + what + window;
        }
        return "did "
                + what
                + ' '
                + OFTEN.get(operator)
                + ' '
                + term(times)
                + times(times)
                + window;
    }

    private static String times(Expr number) {
        return number.equals(Expr.of(Value.of(1))) ? " time" : " times";
    }

    private String event(EventSelector event) {
        String name = event.isAny() ? "any event" : event.event();
        return event.where().map(where -> name + " (" + words(where) + ')').orElse(name);
    }
}
