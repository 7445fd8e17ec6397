package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often users were acted on, by a probe. */
record ProbeCounts(ProbePoller poller, Duration within) {
    /**
     * Waits until each of them was acted on so often; what is wrong if that does not come to be.
     *
     * @throws BrokenProbe if it cannot be told
     */
    Optional<Failure> check(List<String> ids, int times) throws InterruptedException, BrokenProbe {
        Deadline deadline = Deadline.in(within, poller.ticker());
        Map<String, Reading> wrong = new LinkedHashMap<>();
        for (String id : ids) {
            Reading reading = poller.until(answer -> compared(answer, times) >= 0, id, deadline);
            if (number(id, reading).compareTo(BigDecimal.valueOf(times)) != 0) {
                wrong.put(id, reading);
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(failure(wrong, ids.size(), times));
    }

    /** What is no number comes to be none by waiting. */
    private static int compared(Reading reading, int times) {
        return reading.number().map(seen -> seen.compareTo(BigDecimal.valueOf(times))).orElse(0);
    }

    private static BigDecimal number(String id, Reading reading) throws BrokenProbe {
        Optional<BigDecimal> number = reading.number();
        if (number.isPresent()) {
            return number.get();
        }
        String what =
                reading instanceof Reading.SingleValue ? "says no number: " : "cannot be read: ";
        throw new BrokenProbe("The probe " + what + reading.shown() + " (" + id + ')');
    }

    private static Failure failure(Map<String, Reading> wrong, int of, int times) {
        Map.Entry<String, Reading> first = wrong.entrySet().iterator().next();
        return new Failure(
                "each user acted on " + times(String.valueOf(times)),
                "%s: %s%s"
                        .formatted(
                                first.getKey(),
                                seen(first.getValue()),
                                of == 1 ? "" : " (" + wrong.size() + " of " + of + " are wrong)"));
    }

    private static String seen(Reading reading) {
        return reading instanceof Reading.SingleValue(String text)
                ? "acted on " + times(text)
                : "never acted on (" + reading.shown() + ")";
    }

    private static String times(String number) {
        return switch (number) {
            case "0" -> "not at all";
            case "1" -> "once";
            default -> number + " times";
        };
    }
}
