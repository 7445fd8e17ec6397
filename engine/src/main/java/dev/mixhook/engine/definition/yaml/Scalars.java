package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** What scalars mean. */
public final class Scalars {
    private Scalars() {}

    /** The start of a message: what stands there. */
    public static String found(Node node) {
        String kind = node.kind();
        return node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NOTHING
                ? kind
                : "Found " + kind;
    }

    public static Optional<Integer> integer(Node.Scalar scalar) {
        return scalar.type() == Node.Type.NUMBER
                ? attempt(() -> Integer.valueOf(scalar.text()))
                : Optional.empty();
    }

    public static Optional<Double> number(Node.Scalar scalar) {
        return scalar.type() == Node.Type.NUMBER
                ? attempt(() -> Double.valueOf(scalar.text()))
                : Optional.empty();
    }

    /** Text, a number or a truth; nothing is no value. */
    public static Optional<Value> value(Node.Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> Optional.of(Value.of(scalar.text()));
            case NUMBER -> number(scalar).map(Value::of);
            case TRUTH -> Optional.of(Value.of(Boolean.parseBoolean(scalar.text())));
            case NOTHING -> Optional.empty();
        };
    }

    public static Optional<LocalDate> date(Node.Scalar scalar) {
        return IsoDates.day(scalar.text());
    }

    /** A date with a time; without an offset it is in the zone. */
    public static Optional<Instant> instant(Node.Scalar scalar, ZoneId zone) {
        return IsoDates.time(scalar.text(), zone);
    }

    private static <T> Optional<T> attempt(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
