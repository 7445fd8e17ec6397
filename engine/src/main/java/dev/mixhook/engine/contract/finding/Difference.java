package dev.mixhook.engine.contract.finding;

import java.util.Optional;

/** Between what is expected and what is seen. */
public record Difference(String expected, String seen) {
    public static Optional<Difference> unlessEqual(String what, Object expected, Object seen) {
        return unless(expected.equals(seen), what, expected, seen);
    }

    public static Optional<Difference> unless(
            boolean right, String what, Object expected, Object seen) {
        return right
                ? Optional.empty()
                : Optional.of(new Difference(what + ' ' + expected, what + ' ' + seen));
    }
}
