package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import java.util.regex.Pattern;

/** Makes probes of their sources. */
public final class Probes {
    /** Hosts in a JDBC URL: behind // or @, and behind each comma. */
    private static final Pattern HOST = Pattern.compile("(?://|@|,)(\\[[^]]+]|[^/:;?@,()=]+)");

    private final OkHttpSender sender;
    private final EgressGuard guard;

    /** Probes of this run. */
    public Probes(OkHttpSender sender, EgressGuard guard) {
        this.sender = sender;
        this.guard = guard;
    }

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if it cannot be asked so; the message says why
     */
    public Probe of(ProbeSource source) {
        return switch (source) {
            case ProbeSource.Http http -> new HttpProbe(sender, http);
            case ProbeSource.Command command -> new CommandProbe(command);
            case ProbeSource.Sql sql -> {
                HOST.matcher(sql.url()).results().forEach(match -> check(match.group(1)));
                yield new SqlProbe(sql);
            }
            case ProbeSource.Function function -> new FunctionProbe(function);
        };
    }

    /**
     * Makes one that answers JSON objects, and nothing else that can be read.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public Probe ofObjects(ProbeSource source) {
        return new ObjectProbe(of(source));
    }

    private void check(String host) {
        guard.refusal(host.replaceAll("[\\[\\]]", ""))
                .ifPresent(
                        reason -> {
                            throw new IllegalArgumentException(reason);
                        });
    }
}
