package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Trust;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where POSTs may go besides this machine. */
final class GuardOptions {
    private static final String VARIABLE = "MIXHOOK_ALLOW_HOSTS";

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Also post to this host; without it only this machine is posted to. In CI: $"
                            + VARIABLE
                            + ".")
    private List<String> hosts = List.of();

    private Set<String> allowed(Map<String, String> environment) {
        Set<String> allowed = new HashSet<>(hosts);
        for (String host : environment.getOrDefault(VARIABLE, "").split(",", -1)) {
            if (!host.isBlank()) {
                allowed.add(host.strip());
            }
        }
        return allowed;
    }

    /**
     * A guard that lets POSTs go to this machine and to the hosts that were allowed.
     *
     * @throws CommandRefusedException if one of them is no host; the message says which
     */
    EgressGuard guard(Map<String, String> environment) {
        try {
            return new EgressGuard(allowed(environment));
        } catch (IllegalArgumentException e) {
            throw CommandRefusedException.badInput("With --allow-host: " + e.getMessage());
        }
    }

    /** What posts where a guard lets it, and says to receivers that it is mixhook. */
    static OkHttpSender sender(EgressGuard guard) {
        return sender(guard, new Trust.Default());
    }

    /**
     * A sender that also trusts receivers with certificates of their own.
     *
     * @param trust in those that speak TLS
     */
    static OkHttpSender sender(EgressGuard guard, Trust trust) {
        return new OkHttpSender(guard, "mixhook/" + Version.number(), trust);
    }
}
