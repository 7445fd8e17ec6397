package dev.mixhook.targeting.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A typed value as the selector language sees it (R-T5, R-T7, R-T8). A JSON null and a property
 * that is not there are the same: {@link Undefined}.
 */
public sealed interface Value {
    /**
     * No value: a missing property, null, or the result of an operation on types it does not know.
     */
    record Undefined() implements Value {
        private static final Undefined VALUE = new Undefined();
    }

    record Truth(boolean truth) implements Value {
        private static final Truth TRUE = new Truth(true);
        private static final Truth FALSE = new Truth(false);
    }

    /**
     * A number as JSON readers in JavaScript see it: 64 bits, so 2^53+1 equals 2^53 here (never in
     * what is sent, R-W6).
     */
    record Num(double number) implements Value {
        public Num {
            number += 0.0; // -0 is 0, also as an element of a list
        }
    }

    record Text(String text) implements Value {}

    /** An instant in milliseconds since the epoch; only {@code datetime(…)} makes one (R-T11). */
    record Moment(long millis) implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Fields(Map<String, Value> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    static Value undefined() {
        return Undefined.VALUE;
    }

    static Value of(boolean truth) {
        return truth ? Truth.TRUE : Truth.FALSE;
    }

    static Value of(double number) {
        return new Num(number);
    }

    static Value of(String text) {
        return new Text(text);
    }

    default boolean isDefined() {
        return !(this instanceof Undefined);
    }

    /**
     * Truthiness as Mixpanel's evaluator takes it: undefined, false, 0, "", an empty list and an
     * empty object are false.
     */
    default boolean isTruthy() {
        return switch (this) {
            case Undefined _ -> false;
            case Truth(boolean truth) -> truth;
            case Num(double number) -> number != 0 && !Double.isNaN(number);
            case Text(String text) -> !text.isEmpty();
            case Moment(long millis) -> millis > 0;
            case Items(List<Value> items) -> !items.isEmpty();
            case Fields(Map<String, Value> fields) -> !fields.isEmpty();
        };
    }
}
