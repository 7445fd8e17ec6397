package dev.mixhook.engine.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Runs command lines in this process and keeps what they said. Its clock stands still. */
final class Shell {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String in;

    Shell() {
        this("");
    }

    /** A shell with something on standard input. */
    Shell(String in) {
        this.in = in;
    }

    int run(String... arguments) {
        return Main.run(
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        Map.of(),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        () -> NOW),
                arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
