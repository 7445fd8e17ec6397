package dev.mixhook.engine.contract.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks by a command that prints the value. */
final class CommandProbe implements Probe {
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
        String program = words.getFirst();
        try {
            ProcessFamily family =
                    ProcessFamily.start(
                            new ProcessBuilder(words).directory(source.folder().toFile()));
            return FinishedProcess.of(family, within)
                    .map(process -> reading(program, process))
                    .orElseGet(
                            () ->
                                    new Reading.Unreadable(
                                            program
                                                    + " did not end within "
                                                    + DurationText.of(within)));
        } catch (IOException e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Reading reading(String program, FinishedProcess process) {
        String said = String.join("\n", process.output()).strip();
        if (process.exit() != 0) {
            return new Reading.Unreadable(
                    (program
                                    + " ended with "
                                    + process.exit()
                                    + ": "
                                    + String.join(" ", process.errors()))
                            .strip());
        }
        return said.isEmpty()
                ? new Reading.Nothing(program + " printed nothing")
                : new Reading.SingleValue(said);
    }

    @Override
    public void close() {}
}
