package dev.mixhook.engine.contract.scenario;

import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import dev.mixhook.engine.contract.scenario.Expectation.ValueMatcher;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Asks a probe until it says what is expected, or the time is up.
 *
 * @param user as the receiver knows them
 */
record ProbeCheck(ProbePoller poller, Expectation.Probed expected, String user) {
    /**
     * @throws BrokenProbe if it cannot be told
     */
    Optional<Difference> difference() throws InterruptedException, BrokenProbe {
        Deadline deadline = Deadline.in(expected.within(), poller.ticker());
        Reading last = poller.until(this::isSo, user, deadline);
        if (last instanceof Reading.Unreadable || isNoNumber(last)) {
            String what =
                    last instanceof Reading.SingleValue ? " says no number: " : " cannot be read: ";
            throw new BrokenProbe("The probe " + what() + what + last.shown() + id());
        }
        return isSo(last)
                ? Optional.empty()
                : Optional.of(
                        new Difference(
                                "%s: %s within %d ms"
                                        .formatted(what(), wanted(), expected.within().toMillis()),
                                what() + ": " + last.shown() + id()));
    }

    /** As whom the receiver knows them, if that is not what the file says. */
    private String id() {
        return user.equals(expected.user()) || expected.user().isEmpty() ? "" : " (" + user + ")";
    }

    private String what() {
        return (expected.probe() + ' ' + expected.user()).strip();
    }

    private boolean isNoNumber(Reading reading) {
        return expected.matcher() instanceof ValueMatcher.AtLeast && reading.number().isEmpty();
    }

    private String wanted() {
        return switch (expected.matcher()) {
            case ValueMatcher.Equals(String value) -> value;
            case ValueMatcher.AtLeast(String number) -> "at least " + number;
        };
    }

    private boolean isSo(Reading reading) {
        return switch (expected.matcher()) {
            case ValueMatcher.Equals(String value) -> equal(reading, value);
            case ValueMatcher.AtLeast(String number) ->
                    reading.number()
                            .filter(seen -> seen.compareTo(new BigDecimal(number)) >= 0)
                            .isPresent();
        };
    }

    /** As numbers if both are, else as text. */
    private static boolean equal(Reading reading, String value) {
        Optional<BigDecimal> wanted = new Reading.SingleValue(value).number();
        Optional<BigDecimal> seen = reading.number();
        if (wanted.isPresent() && seen.isPresent()) {
            return seen.get().compareTo(wanted.get()) == 0;
        }
        return reading instanceof Reading.SingleValue(String text) && text.equals(value);
    }
}
