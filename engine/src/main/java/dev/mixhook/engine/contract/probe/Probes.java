package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import java.time.Duration;
import java.util.regex.Pattern;

/** Makes probes of their sources. */
public final class Probes {
    /** Hosts in a JDBC URL: behind // or @, and behind each comma. */
    private static final Pattern HOST = Pattern.compile("(?://|@|,)(\\[[^]]+]|[^/:;?@,()=]+)");

    private final OkHttpSender sender;
    private final EgressGuard guard;
    private final Duration timeout;

    /**
     * Probes of this run.
     *
     * @param timeout of one question
     */
    public Probes(OkHttpSender sender, EgressGuard guard, Duration timeout) {
        this.sender = sender;
        this.guard = guard;
        this.timeout = timeout;
    }

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if it cannot be asked so; the message says why
     */
    public Probe of(ProbeSource source) {
        return switch (source) {
            case ProbeSource.Http http -> new HttpProbe(sender, http, timeout);
            case ProbeSource.Command command -> new CommandProbe(command, timeout);
            case ProbeSource.Sql sql -> {
                HOST.matcher(sql.url()).results().forEach(match -> check(match.group(1)));
                yield new SqlProbe(sql);
            }
        };
    }

    private void check(String host) {
        guard.refusal(host.replaceAll("[\\[\\]]", ""))
                .ifPresent(
                        reason -> {
                            throw new IllegalArgumentException(reason);
                        });
    }
}
