package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what types an expression takes its operands for. */
record Types(Set<ReadAs> found) {
    /**
     * Looks through an expression.
     *
     * @param list whose item {@code mixhook.item} is here, if it is one
     */
    void look(Expr expr, @Nullable Expr list) {
        switch (expr) {
            case Expr.Unary(UnaryOperator operator, Expr operand)
                    when operator == UnaryOperator.DATETIME ->
                    date(operand, list);
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    binary(operator, left, right, list);
            case Expr.Quantified(Expr.Quantifier _, Expr of, Expr test) -> {
                look(of, list);
                look(test, of);
                return;
            }
            case Expr.Unary _,
                    Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.ListOf _ -> {}
        }
        expr.parts().forEach(part -> look(part, list));
    }

    private void binary(BinaryOperator operator, Expr left, Expr right, @Nullable Expr list) {
        switch (operator) {
            case LESS, AT_MOST, GREATER, AT_LEAST -> {
                if (isDate(left)) {
                    date(right, list);
                }
                if (isDate(right)) {
                    date(left, list);
                }
                quantity(left, right, list);
                quantity(right, left, list);
            }
            case EQUAL, NOT_EQUAL -> {
                number(left, right, list);
                number(right, left, list);
            }
            case IN, NOT_IN -> number(left, right, list);
            case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, STARTS_WITH, ENDS_WITH -> {}
        }
    }

    private static boolean isDate(Expr expr) {
        return expr instanceof Expr.Unary(UnaryOperator operator, Expr _)
                && operator == UnaryOperator.DATETIME;
    }

    private void date(Expr operand, @Nullable Expr list) {
        boolean ofItems = operand instanceof Expr.Item && list != null;
        found.add(new ReadAs.ADate(whole(operand, list), ofItems));
    }

    private void number(Expr literal, Expr operand, @Nullable Expr list) {
        if (literal instanceof Expr.Literal(Value.Num(double number))) {
            found.add(new ReadAs.ANumber(whole(operand, list), number));
        }
    }

    private void quantity(Expr literal, Expr operand, @Nullable Expr list) {
        if (literal instanceof Expr.Literal(Value.Num _)) {
            found.add(new ReadAs.AQuantity(whole(operand, list)));
        }
    }

    /** The list, where the operand is an item of it. */
    private static Expr whole(Expr operand, @Nullable Expr list) {
        return operand instanceof Expr.Item && list != null ? list : operand;
    }
}
