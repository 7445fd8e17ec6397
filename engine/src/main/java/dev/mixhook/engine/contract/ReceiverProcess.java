package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.probe.Output;
import dev.mixhook.engine.contract.probe.ProcessFamily;
import dev.mixhook.engine.contract.probe.ShellCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A receiver that was started for a run. It ends with everything that it started, at the latest
 * when this process does.
 */
public final class ReceiverProcess implements AutoCloseable {
    private final Output output = new Output();
    private final Thread hook = new Thread(this::end, "stop-receiver");
    private final Object starting = new Object();
    private final ProcessFamily family;
    private final Process process;
    private final Thread reader;

    /** Nothing ends between its start and our knowing of it: whoever wants to end it waits. */
    private ReceiverProcess(ProcessBuilder builder) throws IOException {
        synchronized (starting) {
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                family = ProcessFamily.start(builder);
            } catch (IOException e) {
                Runtime.getRuntime().removeShutdownHook(hook);
                throw e;
            }
        }
        process = family.process();
        reader = Thread.startVirtualThread(() -> output.read(process.getInputStream()));
    }

    /**
     * Starts a command.
     *
     * @param command as the shell reads it
     * @param folder in which it runs
     * @param environment added to this process's own
     * @throws IOException if there is no shell, or no such folder
     */
    public static ReceiverProcess start(
            String command, Path folder, Map<String, String> environment) throws IOException {
        return new ReceiverProcess(
                ShellCommand.builder(command, folder, environment).redirectErrorStream(true));
    }

    /** The exit code, if it has ended. */
    public Optional<Integer> exit() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /**
     * What it has printed, the last 64 KiB; all of it once it has ended, unless something that it
     * started still holds its output.
     */
    public List<String> output() {
        if (!process.isAlive()) {
            awaitOutput();
        }
        return output.lines();
    }

    private void awaitOutput() {
        try {
            reader.join(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It runs already.
        }
    }

    private void end() {
        synchronized (starting) {
            family.end();
        }
    }
}
