package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.JsonText;
import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The casts of the selector language, and what rounds (R-T9). */
final class Casts {
    private static final Pattern NUMERIC =
            Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    /** From here on numbers are written with an exponent, as JavaScript does. */
    private static final double LARGEST_PLAIN = 1e21;

    private Casts() {}

    static Value cast(UnaryOperator operator, Value value) {
        return switch (operator) {
            case NUMBER -> number(value);
            case STRING -> value.isDefined() ? Value.of(text(value)) : value;
            case LIST -> value instanceof Value.Items ? value : Value.undefined();
            case FLOOR ->
                    value instanceof Value.Num(double n)
                            ? Value.of(Math.floor(n))
                            : Value.undefined();
            case CEIL ->
                    value instanceof Value.Num(double n)
                            ? Value.of(Math.ceil(n))
                            : Value.undefined();
            case ROUND ->
                    value instanceof Value.Num(double n)
                            ? Value.of(Math.floor(n + 0.5))
                            : Value.undefined();
            case NOT, NEGATE, DEFINED, BOOLEAN, DATETIME ->
                    throw new IllegalArgumentException(operator + " is no cast");
        };
    }

    /** Text that is no number is undefined; a moment is its milliseconds. */
    private static Value number(Value value) {
        return switch (value) {
            case Value.Num _ -> value;
            case Value.Truth(boolean truth) -> Value.of(truth ? 1.0 : 0.0);
            case Value.Text(String text) ->
                    NUMERIC.matcher(text).matches()
                            ? Value.of(Double.parseDouble(text))
                            : Value.undefined();
            case Value.Moment(long millis) -> Value.of((double) millis);
            case Value.Undefined _, Value.Items _, Value.Fields _ -> Value.undefined();
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Moment(long millis) -> Instant.ofEpochMilli(millis).toString();
            case Value.Undefined _, Value.Truth _, Value.Num _, Value.Items _, Value.Fields _ ->
                    json(value);
        };
    }

    private static String json(Value value) {
        return switch (value) {
            case Value.Undefined _ -> "null";
            case Value.Truth(boolean truth) -> String.valueOf(truth);
            case Value.Num(double number) -> decimal(number);
            case Value.Text(String text) -> JsonText.quoted(text);
            case Value.Moment(long millis) ->
                    JsonText.quoted(Instant.ofEpochMilli(millis).toString());
            case Value.Items(List<Value> items) ->
                    items.stream().map(Casts::json).collect(Collectors.joining(",", "[", "]"));
            case Value.Fields(Map<String, Value> fields) ->
                    fields.entrySet().stream()
                            .map(
                                    field ->
                                            JsonText.quoted(field.getKey())
                                                    + ':'
                                                    + json(field.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String decimal(double number) {
        if (Double.isInfinite(number)
                || Double.isNaN(number)
                || Math.abs(number) >= LARGEST_PLAIN) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
}
