package dev.mixhook.engine.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command is given by the shell.
 *
 * @param out takes the result
 * @param err takes the talk: progress, warnings, problems
 * @param interactive whether a person watches, so that progress may be drawn
 * @param environment the environment variables
 */
record Terminal(
        PrintStream out, PrintStream err, boolean interactive, Map<String, String> environment) {
    Terminal {
        environment = Map.copyOf(environment);
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }
}
