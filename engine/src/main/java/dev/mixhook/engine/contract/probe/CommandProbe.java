package dev.mixhook.engine.contract.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks by a command that prints the value. */
final class CommandProbe implements Probe {
    /** How long is waited for the output of a process that has ended, if its children hold it. */
    private static final Duration TO_SAY = Duration.ofMillis(500);

    private final ProbeSource.Command source;

    CommandProbe(ProbeSource.Command source) {
        this.source = source;
    }

    @Override
    public Reading read(String distinctId, Duration within) throws InterruptedException {
        List<String> words =
                source.words().stream()
                        .map(word -> new ProbeTemplate(word).of(distinctId))
                        .toList();
        try {
            ProcessFamily family =
                    ProcessFamily.start(
                            new ProcessBuilder(words).directory(source.folder().toFile()));
            return reading(family, words.getFirst(), within);
        } catch (IOException e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Reading reading(ProcessFamily family, String program, Duration within)
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
            return new Reading.Unreadable(
                    program + " did not end within " + DurationText.of(within));
        }
        reader.join(TO_SAY);
        talker.join(TO_SAY);
        return reading(program, process.exitValue(), out.lines(), err.lines());
    }

    private static Reading reading(String program, int exit, List<String> out, List<String> err) {
        String said = String.join("\n", out).strip();
        if (exit != 0) {
            return new Reading.Unreadable(
                    (program + " ended with " + exit + ": " + String.join(" ", err)).strip());
        }
        return said.isEmpty()
                ? new Reading.Nothing(program + " printed nothing")
                : new Reading.SingleValue(said);
    }

    @Override
    public void close() {}
}
