package dev.mixhook.engine.cli;

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

    int exitCode() {
        return exitCode;
    }
}
