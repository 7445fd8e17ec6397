package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.probe.Probe;
import dev.mixhook.engine.contract.probe.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How often users were acted on, by a probe. */
final class Counts {
    private final Probe probe;
    private final Duration within;

    Counts(Probe probe, Duration within) {
        this.probe = probe;
        this.within = within;
    }

    /**
     * Waits until each of them was acted on so often; what is wrong if that does not come to be.
     */
    Optional<Failure> check(List<String> ids, int times) throws InterruptedException {
        List<String> waiting = new ArrayList<>(ids);
        Patience.until(within, () -> areSettled(waiting, times));
        List<String> wrong = waiting.stream().filter(id -> !isSo(probe.read(id), times)).toList();
        return wrong.isEmpty() ? Optional.empty() : Optional.of(failure(wrong, ids.size(), times));
    }

    /** Whether there is nobody left who may still come to be as wanted; who is so is taken out. */
    private boolean areSettled(List<String> waiting, int times) {
        BigDecimal wanted = BigDecimal.valueOf(times);
        while (!waiting.isEmpty()) {
            Optional<BigDecimal> number = probe.read(waiting.getFirst()).number();
            if (number.isEmpty() || number.get().compareTo(wanted) > 0) {
                return true;
            }
            if (number.get().compareTo(wanted) < 0) {
                return false;
            }
            waiting.removeFirst();
        }
        return true;
    }

    private static boolean isSo(Reading reading, int times) {
        return reading.number()
                .filter(number -> number.compareTo(BigDecimal.valueOf(times)) == 0)
                .isPresent();
    }

    private Failure failure(List<String> wrong, int of, int times) {
        String first = wrong.getFirst();
        return new Failure(
                "each user acted on " + times(times),
                "%s: %s%s"
                        .formatted(
                                first,
                                seen(probe.read(first)),
                                of == 1 ? "" : " (and so " + wrong.size() + " of " + of + ")"),
                null);
    }

    private static String seen(Reading reading) {
        return switch (reading) {
            case Reading.Value(String text) -> "acted on " + text + " times";
            case Reading.Nothing(String why) -> "never acted on (" + why + ")";
            case Reading.Unreadable(String reason) -> "the probe could not be read, " + reason;
        };
    }

    private static String times(int times) {
        return switch (times) {
            case 0 -> "not at all";
            case 1 -> "once";
            default -> times + " times";
        };
    }
}
