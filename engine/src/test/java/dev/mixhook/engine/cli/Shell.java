package dev.mixhook.engine.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs command lines in this process and keeps what they said. Its clock stands still, unless
 * another is given, and no page is served unless it is asked for.
 */
final class Shell {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final Said out;
    private final Said err;
    private final String in;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private long heap = Long.MAX_VALUE / 4;
    private Path folder = Path.of("");

    Shell() {
        this("");
    }

    /** A shell with something on standard input. */
    Shell(String in) {
        this(in, Map.of(), () -> NOW);
    }

    /** A shell with environment variables. */
    Shell(Map<String, String> environment) {
        this("", environment, () -> NOW);
    }

    /** A shell with another clock. */
    Shell(InstantSource clock) {
        this("", Map.of(), clock);
    }

    /** A shell with all of these, whose two outputs are apart. */
    Shell(String in, Map<String, String> environment, InstantSource clock) {
        this(in, environment, clock, new Said(), new Said());
    }

    private Shell(
            String in, Map<String, String> environment, InstantSource clock, Said out, Said err) {
        this.in = in;
        this.environment = new HashMap<>(environment);
        this.environment.putIfAbsent(PagePort.VARIABLE, "off");
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** A shell that says all in one place, as on a screen. */
    static Shell screen(String in, Map<String, String> environment, InstantSource clock) {
        Said screen = new Said();
        return new Shell(in, environment, clock, screen, screen);
    }

    /** A shell with environment variables and another clock. */
    static Shell of(Map<String, String> environment, InstantSource clock) {
        return new Shell("", environment, clock);
    }

    /** A shell that tells commands that Java may have so many bytes. */
    static Shell withHeap(long heap) {
        return new Shell().heap(heap);
    }

    /** This shell, with so many bytes for Java. */
    Shell heap(long bytes) {
        heap = bytes;
        return this;
    }

    /** This shell, standing in another folder. */
    Shell in(Path other) {
        folder = other;
        return this;
    }

    int run(String... arguments) {
        return Main.run(terminal(), arguments);
    }

    /** What its commands are given. */
    Terminal terminal() {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                environment,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                clock,
                new MemoryLimit(heap, true),
                folder);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Waits until something was said on standard error, behind so many characters. */
    void awaitErr(String text, int after) throws InterruptedException {
        err.await(text, after);
    }

    /** Waits until something was said on standard output. */
    void awaitOut(String text) throws InterruptedException {
        out.await(text, 0);
    }

    private static final class Said extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }

        synchronized void await(String text, int after) throws InterruptedException {
            while (toString(StandardCharsets.UTF_8).indexOf(text, after) < 0) {
                wait();
            }
        }
    }
}
