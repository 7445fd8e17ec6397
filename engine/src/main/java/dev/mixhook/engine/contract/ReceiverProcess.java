package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.probe.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A receiver that was started for a run. It ends with everything that it started, at the latest
 * when this process does.
 */
public final class ReceiverProcess implements AutoCloseable {
    private static final String MARK = "MIXHOOK_STARTED";
    private static final int SECONDS_TO_END = 2;
    private static final Path PROCESSES = Path.of("/proc");

    private final String mark = UUID.randomUUID().toString();
    private final Output output = new Output();
    private final Thread hook = new Thread(this::end, "stop-receiver");
    private final Process process;
    private final Thread reader;

    /** Nothing ends between its start and our knowing of it: whoever wants to end it waits. */
    private ReceiverProcess(ProcessBuilder builder) throws IOException {
        synchronized (mark) {
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                builder.environment().put(MARK, mark);
                process = builder.start();
            } catch (IOException e) {
                Runtime.getRuntime().removeShutdownHook(hook);
                throw e;
            }
        }
        process.getOutputStream().close();
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
        boolean windows = folder.getFileSystem().getSeparator().equals("\\");
        List<String> shell = windows ? List.of("cmd", "/c") : List.of("sh", "-c");
        ProcessBuilder builder =
                new ProcessBuilder(shell.get(0), shell.get(1), command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ReceiverProcess(builder);
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
        synchronized (mark) {
            Set<ProcessHandle> all = family();
            all.forEach(ProcessHandle::destroy);
            awaitEnd(all);
            all.addAll(family());
            all.removeIf(member -> !member.isAlive());
            all.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(all);
        }
    }

    private static void awaitEnd(Set<ProcessHandle> all) {
        try {
            CompletableFuture.allOf(
                            all.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture[]::new))
                    .get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            // Who does not end when asked is made to.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process, and whatever it and its children have started, if they are still alive. */
    private Set<ProcessHandle> family() {
        Set<ProcessHandle> family = new LinkedHashSet<>();
        family.add(process.toHandle());
        process.descendants().forEach(family::add);
        marked().forEach(family::add);
        family.removeIf(member -> !member.isAlive());
        return family;
    }

    /**
     * Those whose parents have ended are nobody's children any more; Linux shows their environment.
     */
    private Stream<ProcessHandle> marked() {
        return ProcessHandle.allProcesses().filter(this::isMarked);
    }

    private boolean isMarked(ProcessHandle other) {
        try {
            byte[] environment =
                    Files.readAllBytes(
                            PROCESSES.resolve(String.valueOf(other.pid())).resolve("environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException _) {
            return false;
        }
    }
}
