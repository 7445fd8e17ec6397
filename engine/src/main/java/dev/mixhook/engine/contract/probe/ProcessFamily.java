package dev.mixhook.engine.contract.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process, and whatever it and its children have started. */
public final class ProcessFamily {
    private static final String MARK = "MIXHOOK_STARTED";
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final String mark;
    private final Process process;

    private ProcessFamily(String mark, Process process) {
        this.mark = mark;
        this.process = process;
    }

    /** Starts a process whose descendants will be known, and which is told nothing. */
    public static ProcessFamily start(ProcessBuilder builder) throws IOException {
        String mark = UUID.randomUUID().toString();
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ProcessFamily(mark, process);
    }

    public Process process() {
        return process;
    }

    /** Asks all of them to end, and ends those that do not. */
    public void end() {
        Set<ProcessHandle> all = members();
        all.forEach(ProcessHandle::destroy);
        awaitEnd(all);
        all.addAll(members());
        endAtOnce(all);
    }

    /** Ends all of them without asking. */
    public void endAtOnce() {
        endAtOnce(members());
    }

    private static void endAtOnce(Set<ProcessHandle> all) {
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
                    .get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // Who does not end when asked is made to.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The processes of the family that are still alive. */
    private Set<ProcessHandle> members() {
        Set<ProcessHandle> family = new LinkedHashSet<>();
        family.add(process.toHandle());
        process.descendants().forEach(family::add);
        marked().forEach(family::add);
        family.removeIf(member -> !member.isAlive());
        return family;
    }

    /**
     * The processes that have the family's mark in their environment, which Linux shows: where
     * parents have ended, nobody is told to be a child of theirs.
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
