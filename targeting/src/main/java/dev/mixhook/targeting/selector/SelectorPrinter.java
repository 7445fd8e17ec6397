package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes an expression as text that {@link SelectorParser} reads as the same expression, with no
 * more parentheses than needed.
 */
public final class SelectorPrinter {
    private final Function<String, String> counts;

    private SelectorPrinter(Function<String, String> counts) {
        this.counts = counts;
    }

    public static String print(Expr expr) {
        return new SelectorPrinter(SelectorPrinter::count).text(expr);
    }

    /**
     * Writes for people, who are told which events a count counts, such as {@code count("Login"
     * within 7 days) >= 1}; that is not read again.
     */
    public static String show(Expr expr, List<Behavior> behaviors) {
        Map<String, String> shown =
                behaviors.stream()
                        .collect(
                                Collectors.toMap(
                                        Behavior::name, each -> "count(" + each.shown() + ')'));
        return new SelectorPrinter(name -> shown.getOrDefault(name, count(name))).text(expr);
    }

    private static String count(String behavior) {
        return "behaviors[" + JsonText.quoted(behavior) + ']';
    }

    private String text(Expr expr) {
        return switch (expr) {
            case Expr.Literal(Value value) -> literal(value);
            case Expr.Property(Scope scope, String name) ->
                    (scope == Scope.USER ? "user[" : "event[") + JsonText.quoted(name) + ']';
            case Expr.Count(String behavior) -> counts.apply(behavior);
            case Expr.Now() -> "NOW";
            case Expr.Item() -> Functions.ITEM;
            case Expr.ListOf(List<Expr> items) -> '[' + commas(items) + ']';
            case Expr.Unary(UnaryOperator operator, Expr operand) -> unary(operator, operand);
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    binary(operator, left, right);
            case Expr.Quantified(Expr.Quantifier quantifier, Expr list, Expr test) ->
                    Functions.nameOf(Functions.QUANTIFIERS, quantifier).orElseThrow()
                            + '('
                            + commas(List.of(list, test))
                            + ')';
        };
    }

    private static String literal(Value value) {
        return switch (value) {
            case Value.Undefined _ -> "null";
            case Value.Truth(boolean truth) -> String.valueOf(truth);
            case Value.Num(double number) -> number(number);
            case Value.Text(String text) -> JsonText.quoted(text);
            case Value.Moment _, Value.Items _, Value.Fields _ ->
                    throw new IllegalArgumentException("no selector has a literal like " + value);
        };
    }

    private static String number(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private String unary(UnaryOperator operator, Expr operand) {
        return switch (operator) {
            case NOT -> "not " + inside(operand, Operators.NOT);
            case NEGATE ->
                    "-"
                            + (operand instanceof Expr.Literal
                                    ? '(' + text(operand) + ')'
                                    : inside(operand, Operators.NEGATION));
            case DEFINED, BOOLEAN, NUMBER, STRING, LIST, DATETIME, FLOOR, ROUND, CEIL ->
                    Functions.nameOf(Functions.UNARY, operator).orElseThrow()
                            + '('
                            + text(operand)
                            + ')';
        };
    }

    private String binary(BinaryOperator operator, Expr left, Expr right) {
        int precedence = Operators.precedence(operator);
        int leftmost = precedence == Operators.COMPARISON ? precedence + 1 : precedence;
        return Operators.symbol(operator)
                .map(
                        symbol ->
                                inside(left, leftmost)
                                        + ' '
                                        + symbol
                                        + ' '
                                        + inside(right, precedence + 1))
                .orElseGet(
                        () ->
                                Functions.nameOf(Functions.BINARY, operator).orElseThrow()
                                        + '('
                                        + commas(List.of(left, right))
                                        + ')');
    }

    /** In parentheses where it holds its parts less tightly than its surroundings. */
    private String inside(Expr expr, int loosest) {
        return precedence(expr) < loosest ? '(' + text(expr) + ')' : text(expr);
    }

    private static int precedence(Expr expr) {
        return switch (expr) {
            case Expr.Unary(UnaryOperator operator, Expr _) when operator == UnaryOperator.NOT ->
                    Operators.NOT;
            case Expr.Unary(UnaryOperator operator, Expr _) when operator == UnaryOperator.NEGATE ->
                    Operators.NEGATION;
            case Expr.Binary(BinaryOperator operator, Expr _, Expr _) ->
                    Operators.precedence(operator);
            case Expr.Unary _,
                    Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.ListOf _,
                    Expr.Quantified _ ->
                    Operators.PRIMARY;
        };
    }

    private String commas(List<Expr> exprs) {
        return exprs.stream().map(this::text).collect(Collectors.joining(", "));
    }
}
