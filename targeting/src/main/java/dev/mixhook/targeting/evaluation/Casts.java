package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.value.Value;
import java.util.regex.Pattern;

/** The casts of the selector language to truths, text, numbers and lists (R-T9). */
final class Casts {
    private static final Pattern NUMERIC =
            Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private Casts() {}

    static Value list(Value value) {
        return value instanceof Value.Items ? value : Value.undefined();
    }

    /** A value as {@code and} takes it: every text but the empty one is true, "false" included. */
    static Value truth(Value value) {
        return Value.of(value.isTruthy());
    }

    static Value text(Value value) {
        return value.isDefined() ? Value.of(ValueText.plain(value)) : value;
    }

    /** Text that is no number is undefined; a moment is its milliseconds. */
    static Value number(Value value) {
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
}
