package dev.mixhook.engine.contract.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process that has come to its end.
 *
 * @param output what it printed, at most the last 64 KiB
 * @param errors what it printed on its other stream, likewise
 */
public record FinishedProcess(int exit, List<String> output, List<String> errors) {
    /** How long is waited for the output of a process that has ended, if its children hold it. */
    private static final Duration TO_SAY = Duration.ofMillis(500);

    public FinishedProcess {
        output = List.copyOf(output);
        errors = List.copyOf(errors);
    }

    /**
     * Waits for one; empty if it took longer, and was ended with all that it had started. What one
     * that came to its end has left running goes on.
     */
    public static Optional<FinishedProcess> of(ProcessFamily family, Duration within)
            throws InterruptedException {
        Process process = family.process();
        Output out = new Output();
        Output err = new Output();
        Thread reader = Thread.startVirtualThread(() -> out.read(process.getInputStream()));
        Thread talker = Thread.startVirtualThread(() -> err.read(process.getErrorStream()));
        boolean ended = false;
        try {
            ended = process.waitFor(within);
        } finally {
            if (!ended) {
                family.endAtOnce();
            }
        }
        if (!ended) {
            return Optional.empty();
        }
        reader.join(TO_SAY);
        talker.join(TO_SAY);
        return Optional.of(new FinishedProcess(process.exitValue(), out.lines(), err.lines()));
    }
}
