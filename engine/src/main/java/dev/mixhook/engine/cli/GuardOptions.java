package dev.mixhook.engine.cli;

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

    Set<String> allowed(Map<String, String> environment) {
        Set<String> allowed = new HashSet<>(hosts);
        for (String host : environment.getOrDefault(VARIABLE, "").split(",", -1)) {
            if (!host.isBlank()) {
                allowed.add(host.strip());
            }
        }
        return allowed;
    }
}
