package dev.mixhook.engine.contract;

import java.util.Optional;

/** Between what is expected and what is seen. */
record Difference(String expected, String seen) {
    static Optional<Difference> unlessEqual(String what, Object expected, Object seen) {
        return unless(expected.equals(seen), what, expected, seen);
    }

    static Optional<Difference> unless(boolean right, String what, Object expected, Object seen) {
        return right
                ? Optional.empty()
                : Optional.of(new Difference(what + ' ' + expected, what + ' ' + seen));
    }
}
