package dev.mixhook.engine.cli;

import java.util.function.Supplier;

/** A command that cannot be done as it was given; the message says what would be right. */
final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandRefusedException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the command line asks for cannot be. */
    static CommandRefusedException badInput(String message) {
        return new CommandRefusedException(message, ExitCode.BAD_INPUT);
    }

    /** What is computed; what cannot be is what the command line asks for. */
    static <T> T unlessRefused(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw badInput(String.valueOf(e.getMessage()));
        }
    }

    int exitCode() {
        return exitCode;
    }
}
