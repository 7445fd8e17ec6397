package dev.mixhook.engine.cli;

import dev.mixhook.engine.web.Loopback;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a page is served. */
final class PagePort {
    /** One more than the receiver's. */
    static final int DEFAULT = 6495;

    static final String VARIABLE = "MIXHOOK_PAGE";

    private PagePort() {}

    /**
     * Where a command that has no page unless it is asked for serves it; empty for nowhere.
     *
     * @param named on the command line; null if none is
     */
    static OptionalInt asked(@Nullable Integer named) {
        if (named == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(named == OptionalPort.NONE ? firstFree() : free(named));
    }

    /**
     * Where a command that has a page unless it is told otherwise serves it; empty for nowhere.
     *
     * @param named on the command line; null if none is
     * @throws CommandRefusedException if what the environment names is no port
     */
    static OptionalInt unlessOff(@Nullable Integer named, Map<String, String> environment) {
        if (named != null) {
            return OptionalInt.of(free(named));
        }
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.equals("off")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(text.isBlank() ? firstFree() : free(port(text)));
    }

    /** The default port, or the next one that is free. */
    static int firstFree() {
        try {
            return Loopback.free(DEFAULT);
        } catch (IOException e) {
            throw CommandRefusedException.badInput(
                    "ports " + DEFAULT + " and on are all taken; name one for the page: --page 0");
        }
    }

    private static int port(String text) {
        return Converters.ToPort.port(text)
                .orElseThrow(
                        () ->
                                CommandRefusedException.badInput(
                                        VARIABLE
                                                + "="
                                                + text
                                                + ": it is a port from 0 to 65535, or off."));
    }

    /** A port itself, or for 0 any that is free. */
    static int free(int port) {
        try {
            return port == 0 ? Loopback.free(0) : port;
        } catch (IOException e) {
            throw CommandRefusedException.badInput(String.valueOf(e.getMessage()));
        }
    }
}
