package dev.mixhook.engine.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests that were sent, for somebody who wants to send them again by hand. */
final class Script {
    /** Of more, nobody wants to read the command lines. */
    private static final int MOST = 5;

    private final List<Line> lines = new ArrayList<>();

    /**
     * Some of them.
     *
     * @param what they are, and what was done to them
     * @param command made only when it is asked for; nothing where no command line does it
     */
    private record Line(String what, Supplier<Optional<String>> command) {}

    synchronized void add(String what, Supplier<Optional<String>> command) {
        lines.add(new Line(what, command));
    }

    synchronized boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * A command line for each, below what it is; or that there is none. Nothing if nothing was
     * sent.
     */
    synchronized Optional<String> text() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() > MOST) {
            return Optional.of("see `again`: " + lines.size() + " requests are too many for curl");
        }
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            Optional<String> command = line.command().get();
            if (command.isEmpty()) {
                return Optional.of("see `again`: curl cannot send " + line.what());
            }
            if (lines.size() > 1) {
                text.add("# " + line.what());
            }
            text.add(command.get());
        }
        return Optional.of(String.join("\n", text));
    }
}
