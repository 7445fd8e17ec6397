package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as text. */
public final class ValueText {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** From here on numbers are written with an exponent, as JavaScript does. */
    private static final double LARGEST_PLAIN = 1e21;

    private ValueText() {}

    /** The text that {@code string(…)} gives of a value. */
    static String plain(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Moment(long millis) -> DATE.format(Instant.ofEpochMilli(millis));
            case Value.Undefined _, Value.Truth _, Value.Num _, Value.Items _, Value.Fields _ ->
                    json(value);
        };
    }

    /**
     * A value as JSON; what JSON has no word for (infinities) is null, and a moment is a date in
     * UTC.
     */
    public static String json(Value value) {
        return switch (value) {
            case Value.Undefined _ -> "null";
            case Value.Truth(boolean truth) -> String.valueOf(truth);
            case Value.Num(double number) -> decimal(number);
            case Value.Text(String text) -> JsonText.quoted(text);
            case Value.Moment(long millis) ->
                    JsonText.quoted(DATE.format(Instant.ofEpochMilli(millis)));
            case Value.Items(List<Value> items) ->
                    items.stream().map(ValueText::json).collect(Collectors.joining(",", "[", "]"));
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
        if (Double.isInfinite(number) || Double.isNaN(number)) {
            return "null";
        }
        if (Math.abs(number) >= LARGEST_PLAIN) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
}
