package dev.mixhook.engine.contract.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks by a command that prints the value. */
final class CommandProbe implements Probe {
    private final ProbeSource.Command source;
    private final Duration timeout;

    CommandProbe(ProbeSource.Command source, Duration timeout) {
        this.source = source;
        this.timeout = timeout;
    }

    @Override
    public Reading read(String distinctId) {
        List<String> words =
                source.words().stream().map(word -> new Question(word).of(distinctId)).toList();
        try {
            Process process = new ProcessBuilder(words).directory(source.folder().toFile()).start();
            process.getOutputStream().close();
            return reading(process, words.getFirst());
        } catch (IOException e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reading.Unreadable("interrupted");
        }
    }

    private Reading reading(Process process, String program) throws InterruptedException {
        Output out = new Output();
        Output err = new Output();
        Thread reader = Thread.startVirtualThread(() -> out.read(process.getInputStream()));
        Thread talker = Thread.startVirtualThread(() -> err.read(process.getErrorStream()));
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return new Reading.Unreadable(
                    program + " did not end within " + timeout.toSeconds() + " s");
        }
        reader.join();
        talker.join();
        String said = String.join("\n", out.lines()).strip();
        if (process.exitValue() != 0) {
            return new Reading.Unreadable(
                    "%s ended with %d: %s"
                            .formatted(
                                    program, process.exitValue(), String.join(" ", err.lines())));
        }
        return said.isEmpty()
                ? new Reading.Nothing(program + " printed nothing")
                : new Reading.Value(said);
    }

    @Override
    public void close() {}
}
