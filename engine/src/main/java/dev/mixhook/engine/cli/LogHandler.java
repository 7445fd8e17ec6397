package dev.mixhook.engine.cli;

import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what mixhook's own loggers are told on standard error, a line each: the real instant in
 * UTC, then the message. What libraries log is left out.
 */
final class LogHandler extends Handler implements AutoCloseable {
    private static final String OWN = "dev.mixhook";

    private final Terminal terminal;

    /** Kept here, as a logger that nobody holds is forgotten with its level; null if it is off. */
    private final @Nullable Logger logger;

    /**
     * @param level from which on it is shown; {@link Level#OFF} leaves logging as the JDK's own
     *     configuration has it
     */
    LogHandler(Terminal terminal, Level level) {
        this.terminal = terminal;
        this.logger = level.equals(Level.OFF) ? null : Logger.getLogger(OWN);
        if (logger != null) {
            setFormatter(new SimpleFormatter());
            setLevel(level);
            logger.setLevel(level);
            logger.addHandler(this);
        }
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            terminal.err()
                    .println(
                            terminal.clock().instant().truncatedTo(ChronoUnit.SECONDS)
                                    + "  "
                                    + getFormatter().formatMessage(record));
        }
    }

    @Override
    public void flush() {
        terminal.err().flush();
    }

    @Override
    public void close() {
        if (logger != null) {
            logger.removeHandler(this);
            logger.setLevel(null);
        }
    }
}
