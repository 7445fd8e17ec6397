package dev.mixhook.engine.cli;

import dev.mixhook.engine.report.DrawnLine;
import dev.mixhook.engine.report.Progress;
import dev.mixhook.engine.report.Timeline;
import dev.mixhook.engine.text.Times;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a command is given by the shell.
 *
 * @param out takes the result
 * @param err takes the talk: progress, warnings, problems
 * @param interactive whether {@code err} is watched by a person, so that progress may be drawn; the
 *     launcher says so
 * @param environment the environment variables
 * @param in standard input
 * @param clock the real one: the only place at which it comes in
 * @param memory how much there is
 * @param folder the one that somebody stands in; relative, as files in it are to be named so
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        InputStream in,
        InstantSource clock,
        MemoryLimit memory,
        Path folder) {
    private static final int USUAL_COLUMNS = 80;

    /** The launcher sets it where the result goes to a screen, not to a file. */
    static final String SCREEN = "MIXHOOK_SCREEN";

    Terminal {
        environment = Map.copyOf(environment);
    }

    /** This terminal with an environment variable set. */
    Terminal with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Terminal(out, err, interactive, changed, in, clock, memory, folder);
    }

    /** How wide it is, as the launcher says; what is written to a file is as wide as most are. */
    int columns() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    /**
     * A timeline as wide as the screen; where the result goes to a file each line stays whole.
     *
     * @param nameWidth of the longest campaign's name
     */
    Timeline timeline(Times times, int nameWidth) {
        return new Timeline(out, times, nameWidth, environment.containsKey(SCREEN) ? columns() : 0);
    }

    /** The line at its bottom that is drawn over, where a person watches. */
    DrawnLine line() {
        return new DrawnLine(err, interactive, columns());
    }

    /** Shows how far something is, where a person watches. */
    Progress progress() {
        return new Progress(line(), clock);
    }

    /** The present, to the millisecond, which is the engine's resolution (R-T11). */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Says what is wrong with the input. */
    int badInput(String message) {
        err.println(message);
        return ExitCode.BAD_INPUT;
    }

    /**
     * The exit code of a command that came to its end with one: another if results are lost, for
     * then it is no success. Where they were not written, it says so.
     */
    int exit(int code) {
        if (!(out instanceof ResultStream results) || !results.lost().isDone()) {
            return code;
        }
        ResultStream.LostResult lost = results.lost().join();
        if (lost.isUnread()) {
            return ExitCode.UNREAD;
        }
        err.println("The results could not be written to standard output: " + lost.reason());
        return ExitCode.OUR_FAULT;
    }

    /** Completed if results cannot be written any more. */
    CompletableFuture<?> outLost() {
        return out instanceof ResultStream results ? results.lost() : new CompletableFuture<>();
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }
}
