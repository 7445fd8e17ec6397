package dev.mixhook.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A command that goes on while others are run, and what it says meanwhile. */
final class RunningCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> words;
    private final Supplier<String> said;
    private final Thread thread;
    private final Runnable end;
    private final boolean mixhook;
    private int told;

    private RunningCommand(
            List<String> words,
            Supplier<String> said,
            Thread thread,
            Runnable end,
            boolean mixhook) {
        this.words = words;
        this.said = said;
        this.thread = thread;
        this.end = end;
        this.mixhook = mixhook;
    }

    /** mixhook, in this process. */
    static RunningCommand of(Shell shell, String... arguments) {
        Thread thread = Thread.ofVirtual().start(() -> shell.run(arguments));
        return new RunningCommand(List.of(arguments), shell::out, thread, thread::interrupt, true);
    }

    static RunningCommand of(Process process, List<String> words) {
        StringBuffer said = new StringBuffer();
        Thread thread = Thread.ofVirtual().start(() -> read(process, said));
        return new RunningCommand(words, said::toString, thread, () -> end(process), false);
    }

    private static void read(Process process, StringBuffer said) {
        try (var from = process.inputReader(StandardCharsets.UTF_8)) {
            for (int c = from.read(); c >= 0; c = from.read()) {
                said.append((char) c);
            }
        } catch (IOException _) {
            // It has ended.
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Whether it is mixhook and still runs. */
    boolean isMixhook() {
        return mixhook && thread.isAlive();
    }

    List<String> words() {
        return words;
    }

    /** What it has said since the last call, once that is enough, or nothing more comes. */
    String next(Predicate<String> isEnough) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String next = said.get().substring(told);
        while (!isEnough.test(next) && System.nanoTime() < deadline && thread.isAlive()) {
            thread.join(Duration.ofMillis(20));
            next = said.get().substring(told);
        }
        told += next.length();
        return next;
    }

    void stop() throws InterruptedException {
        end.run();
        thread.join(PATIENCE);
    }
}
