package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of the selector language (R-T9). Operations on types that they do not know are undefined,
 * never errors.
 */
public sealed interface Expr {
    record Literal(Value value) implements Expr {}

    /** {@code user["x"]}, which is {@code properties["x"]}, or {@code event["x"]}. */
    record Property(Scope scope, String name) implements Expr {}

    /** {@code behaviors["b"]}: how many events of the behavior lie in its window (R-T4). */
    record Count(String behavior) implements Expr {}

    /** {@code NOW}: seconds since the epoch, with a fraction (R-T11). */
    record Now() implements Expr {}

    /** The element that an enclosing {@link Quantified} looks at. */
    record Item() implements Expr {}

    record ListOf(List<Expr> items) implements Expr {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    record Unary(UnaryOperator operator, Expr operand) implements Expr {}

    record Binary(BinaryOperator operator, Expr left, Expr right) implements Expr {}

    /**
     * Whether {@code test} holds for one or for every element of a list (R-T8); an empty list has
     * none that fails.
     */
    record Quantified(Quantifier quantifier, Expr list, Expr test) implements Expr {}

    enum Scope {
        USER,
        EVENT
    }

    enum Quantifier {
        ANY,
        ALL
    }

    enum UnaryOperator {
        NOT,
        NEGATE,
        DEFINED,
        BOOLEAN,
        NUMBER,
        STRING,
        LIST,
        DATETIME,
        FLOOR,
        ROUND,
        CEIL
    }

    enum BinaryOperator {
        AND,
        OR,
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        IN,
        NOT_IN,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER,
        STARTS_WITH,
        ENDS_WITH;

        /** Whether it is one of {@code == != < <= > >=}. */
        public boolean compares() {
            return switch (this) {
                case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> true;
                case AND,
                        OR,
                        IN,
                        NOT_IN,
                        ADD,
                        SUBTRACT,
                        MULTIPLY,
                        DIVIDE,
                        REMAINDER,
                        STARTS_WITH,
                        ENDS_WITH ->
                        false;
            };
        }
    }

    /** What it is made of, one level down. */
    default Stream<Expr> parts() {
        return switch (this) {
            case Unary(UnaryOperator _, Expr operand) -> Stream.of(operand);
            case Binary(BinaryOperator _, Expr left, Expr right) -> Stream.of(left, right);
            case ListOf(List<Expr> items) -> items.stream();
            case Quantified(Quantifier _, Expr list, Expr test) -> Stream.of(list, test);
            case Literal _, Property _, Count _, Now _, Item _ -> Stream.of();
        };
    }

    /** What it is made of at the very bottom, in order; however deep, it takes no stack. */
    default List<Expr> leaves() {
        List<Expr> leaves = new ArrayList<>();
        ArrayDeque<Expr> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            List<Expr> parts = expr.parts().toList();
            parts.reversed().forEach(open::push);
            if (parts.isEmpty()) {
                leaves.add(expr);
            }
        }
        return leaves;
    }

    static Expr of(Value value) {
        return new Literal(value);
    }

    static Expr user(String name) {
        return new Property(Scope.USER, name);
    }

    static Expr not(Expr operand) {
        return new Unary(UnaryOperator.NOT, operand);
    }

    static Expr defined(Expr operand) {
        return new Unary(UnaryOperator.DEFINED, operand);
    }

    static Expr datetime(Expr operand) {
        return new Unary(UnaryOperator.DATETIME, operand);
    }

    default Expr and(Expr other) {
        return new Binary(BinaryOperator.AND, this, other);
    }

    default Expr or(Expr other) {
        return new Binary(BinaryOperator.OR, this, other);
    }

    default Expr compare(BinaryOperator operator, Expr other) {
        return new Binary(operator, this, other);
    }
}
