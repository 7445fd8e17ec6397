package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.Readiness;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a receiver may take until it is there, and what shows that it is. */
final class ReadinessOptions {
    @Option(
            names = "--wait-for",
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description = "First wait until this answers 200.")
    private @Nullable String waitFor;

    @Option(
            names = "--ready-within",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            defaultValue = "30s",
            description =
                    "How long the receiver may take to be ready, with --wait-for or where a contract"
                            + " starts it. Default: 30s.")
    private Duration within = VerifyTimings.USUAL.ready();

    Duration within() {
        return within;
    }

    /** Waits for the receiver if that was asked for; what it came to last if it never is ready. */
    Optional<String> unready(OkHttpSender sender, EgressGuard egress) throws InterruptedException {
        return waitFor == null
                ? Optional.empty()
                : new Readiness(sender, egress, within, Ticker.system()).await(waitFor);
    }
}
