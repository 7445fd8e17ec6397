package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.Expectation.Comparison;
import dev.mixhook.engine.contract.probe.Probe;
import dev.mixhook.engine.contract.probe.Reading;
import java.math.BigDecimal;
import java.util.Optional;

/** Asks a probe until it says what is expected, or the time is up. */
record Probing(Probe probe, Expectation.Probed expected) {
    Optional<Difference> difference() throws InterruptedException {
        if (Patience.until(expected.within(), () -> isSo(probe.read(expected.user())))) {
            return Optional.empty();
        }
        Reading last = probe.read(expected.user());
        String what = (expected.probe() + ' ' + expected.user()).strip();
        return Optional.of(
                new Difference(
                        "%s: %s within %d ms"
                                .formatted(what, wanted(), expected.within().toMillis()),
                        what + ": " + last.shown()));
    }

    private String wanted() {
        return switch (expected.comparison()) {
            case Comparison.Equals(String value) -> value;
            case Comparison.AtLeast(String number) -> "at least " + number;
        };
    }

    private boolean isSo(Reading reading) {
        return switch (expected.comparison()) {
            case Comparison.Equals(String value) -> equal(reading, value);
            case Comparison.AtLeast(String number) ->
                    reading.number()
                            .filter(seen -> seen.compareTo(new BigDecimal(number)) >= 0)
                            .isPresent();
        };
    }

    /** As numbers if both are, else as text. */
    private static boolean equal(Reading reading, String value) {
        Optional<BigDecimal> wanted = new Reading.Value(value).number();
        Optional<BigDecimal> seen = reading.number();
        if (wanted.isPresent() && seen.isPresent()) {
            return seen.get().compareTo(wanted.get()) == 0;
        }
        return reading instanceof Reading.Value(String text) && text.equals(value);
    }
}
