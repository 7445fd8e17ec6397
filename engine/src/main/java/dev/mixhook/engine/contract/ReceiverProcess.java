package dev.mixhook.engine.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Process process;
    private final String mark;
    private final Output output = new Output();
    private final Thread hook = new Thread(this::end, "stop-receiver");

    private ReceiverProcess(Process process, String mark) {
        this.process = process;
        this.mark = mark;
        Thread.startVirtualThread(() -> output.read(process));
        Runtime.getRuntime().addShutdownHook(hook);
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
        boolean windows = Path.of("/").getFileSystem().getSeparator().equals("\\");
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                        windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command));
        builder.environment().putAll(environment);
        builder.environment().put(MARK, mark);
        Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new ReceiverProcess(process, mark);
    }

    /** The exit code, if it has ended. */
    public Optional<Integer> exit() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** What it has printed, the last 64 KiB. */
    public List<String> output() {
        return output.lines();
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
        Set<ProcessHandle> all = family();
        all.forEach(ProcessHandle::destroy);
        awaitEnd(all);
        all.addAll(family());
        all.removeIf(member -> !member.isAlive());
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
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
