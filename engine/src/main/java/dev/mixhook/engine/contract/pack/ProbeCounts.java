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

/** How often users were acted on, or whether they are members, by a probe. */
record ProbeCounts(ProbePoller poller, Duration within, ProbeMeaning meaning) {
    /**
     * Waits until the probe says so of each of them; what is wrong if that does not come to be.
     *
     * @throws BrokenProbe if it cannot be told
     */
    Optional<Failure> check(List<String> ids, int wanted) throws InterruptedException, BrokenProbe {
        Deadline deadline = Deadline.in(within, poller.ticker());
        Map<String, Reading> wrong = new LinkedHashMap<>();
        for (String id : ids) {
            Reading reading = poller.until(answer -> meaning.isFinal(answer, wanted), id, deadline);
            if (number(id, reading).compareTo(BigDecimal.valueOf(wanted)) != 0) {
                wrong.put(id, reading);
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(failure(wrong, ids.size(), wanted));
    }

    private BigDecimal number(String id, Reading reading) throws BrokenProbe {
        Optional<BigDecimal> number = meaning.number(reading);
        if (number.isPresent()) {
            return number.get();
        }
        String what =
                reading instanceof Reading.SingleValue ? "says no number: " : "cannot be read: ";
        throw new BrokenProbe("The probe " + what + reading.shown() + " (" + id + ')');
    }

    private Failure failure(Map<String, Reading> wrong, int of, int wanted) {
        Map.Entry<String, Reading> first = wrong.entrySet().iterator().next();
        return new Failure(
                meaning.expected(wanted),
                "%s: %s%s"
                        .formatted(
                                first.getKey(),
                                meaning.seen(first.getValue()),
                                of == 1 ? "" : " (" + wrong.size() + " of " + of + " are wrong)"));
    }
}
