package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what changes with every millisecond and not evenly, such as {@code string(NOW)} or {@code
 * NOW * NOW}: the instant at which it next matters cannot be told ahead, so no campaign can wait
 * for it.
 */
public final class ContinuousChange {
    private ContinuousChange() {}

    /** The first such part of an expression. */
    public static Optional<Expr> part(Expr expr) {
        return isRestless(expr)
                ? Optional.of(expr)
                : expr.parts().flatMap(part -> part(part).stream()).findFirst();
    }

    private static boolean isRestless(Expr expr) {
        return switch (expr) {
            case Expr.Unary(UnaryOperator operator, Expr operand) ->
                    operator == UnaryOperator.STRING && moves(operand);
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    switch (operator) {
                        case MULTIPLY -> moves(left) && moves(right);
                        case DIVIDE, REMAINDER -> moves(right);
                        case IN, NOT_IN, STARTS_WITH, ENDS_WITH -> moves(left) || moves(right);
                        case AND,
                                OR,
                                EQUAL,
                                NOT_EQUAL,
                                LESS,
                                AT_MOST,
                                GREATER,
                                AT_LEAST,
                                ADD,
                                SUBTRACT ->
                                false;
                    };
            case Expr.ListOf(List<Expr> items) -> items.stream().anyMatch(ContinuousChange::moves);
            case Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.Quantified _ ->
                    false;
        };
    }

    /** Whether the value itself moves with time, rather than in steps. */
    private static boolean moves(Expr expr) {
        return switch (expr) {
            case Expr.Now _ -> true;
            case Expr.Unary(UnaryOperator operator, Expr operand) ->
                    switch (operator) {
                        case NEGATE, NUMBER, DATETIME, STRING -> moves(operand);
                        case NOT, DEFINED, BOOLEAN, LIST, FLOOR, ROUND, CEIL -> false;
                    };
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    switch (operator) {
                        case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                                moves(left) || moves(right);
                        case AND,
                                OR,
                                EQUAL,
                                NOT_EQUAL,
                                LESS,
                                AT_MOST,
                                GREATER,
                                AT_LEAST,
                                IN,
                                NOT_IN,
                                STARTS_WITH,
                                ENDS_WITH ->
                                false;
                    };
            case Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Item _,
                    Expr.ListOf _,
                    Expr.Quantified _ ->
                    false;
        };
    }
}
