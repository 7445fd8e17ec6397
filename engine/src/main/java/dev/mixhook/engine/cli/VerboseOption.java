package dev.mixhook.engine.cli;

import java.util.logging.Level;
import picocli.CommandLine.Option;

/** How much of what is logged is shown on standard error; without the option nothing is. */
final class VerboseOption {
    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Log starts, plans and the ledger on stderr, and counters each minute; twice (-vv): each POST too.")
    private boolean[] verbose = {};

    boolean isOn() {
        return verbose.length > 0;
    }

    /** Shows what is logged until it is closed. */
    LogHandler log(Terminal terminal) {
        Level level =
                switch (verbose.length) {
                    case 0 -> Level.OFF;
                    case 1 -> Level.FINE;
                    default -> Level.FINER;
                };
        return new LogHandler(terminal, level);
    }
}
