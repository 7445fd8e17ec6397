package dev.mixhook.engine.cli;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The page of a command that has one unless it is told otherwise. */
final class PageOptions {
    @Option(
            names = "--page",
            paramLabel = "PORT",
            converter = Converters.ToPort.class,
            description = {
                "Where the page to look at is served to this machine; 0 for any port that is free.",
                "In the environment: $MIXHOOK_PAGE, a port or off. Default: 6495, or the next port that is free."
            })
    private @Nullable Integer port;

    @Option(names = "--no-page", description = "Serve no page.")
    private boolean off;

    /**
     * Where it is served; empty for nowhere.
     *
     * @throws CommandRefusedException if that cannot be meant
     */
    OptionalInt port(Map<String, String> environment) {
        if (off && port != null) {
            throw CommandRefusedException.badInput("Either --page or --no-page.");
        }
        return off ? OptionalInt.empty() : PagePort.unlessOff(port, environment);
    }
}
