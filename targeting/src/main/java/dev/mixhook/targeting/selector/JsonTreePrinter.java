package dev.mixhook.targeting.selector;

import static dev.mixhook.targeting.selector.Expr.UnaryOperator.DATETIME;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression as the JSON tree that {@link JsonTree} reads as the same expression. */
public final class JsonTreePrinter {
    private JsonTreePrinter() {}

    public static String print(Expr expr) {
        return switch (expr) {
            case Expr.Literal(Value value) when value.equals(Value.of("now")) ->
                    "{\"property\": \"literal\", \"value\": \"now\", \"type\": \"string\"}";
            case Expr.Literal(Value value) -> operand("literal", literal(value));
            case Expr.Property(Scope scope, String name) ->
                    operand(scope == Scope.USER ? "user" : "event", JsonText.quoted(name));
            case Expr.Count(String behavior) -> operand("behaviors", JsonText.quoted(behavior));
            case Expr.Now() -> operand(Functions.NOW, "null");
            case Expr.Item() -> operand(Functions.ITEM, "null");
            case Expr.ListOf(List<Expr> items) -> operation(Functions.LIST_OF, items);
            case Expr.Unary(UnaryOperator operator, Expr.Now()) when operator == DATETIME ->
                    operand("literal", "\"now\"");
            case Expr.Unary(UnaryOperator operator, Expr operand) ->
                    operation(name(operator), List.of(operand));
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    operation(name(operator), List.of(left, right));
            case Expr.Quantified(Expr.Quantifier quantifier, Expr list, Expr test) ->
                    operation(
                            Functions.nameOf(Functions.QUANTIFIERS, quantifier).orElseThrow(),
                            List.of(list, test));
        };
    }

    private static String literal(Value value) {
        return SelectorPrinter.print(Expr.of(value));
    }

    private static String name(UnaryOperator operator) {
        return switch (operator) {
            case NOT -> "not";
            case NEGATE -> "-";
            case DEFINED, BOOLEAN, NUMBER, STRING, LIST, DATETIME, FLOOR, ROUND, CEIL ->
                    Functions.nameOf(Functions.UNARY, operator).orElseThrow();
        };
    }

    private static String name(BinaryOperator operator) {
        return Operators.symbol(operator)
                .or(() -> Functions.nameOf(Functions.BINARY, operator))
                .orElseThrow();
    }

    private static String operation(String operator, List<Expr> children) {
        return children.stream()
                .map(JsonTreePrinter::print)
                .collect(
                        Collectors.joining(
                                ", ",
                                "{\"operator\": " + JsonText.quoted(operator) + ", \"children\": [",
                                "]}"));
    }

    private static String operand(String property, String value) {
        return "{\"property\": " + JsonText.quoted(property) + ", \"value\": " + value + '}';
    }
}
