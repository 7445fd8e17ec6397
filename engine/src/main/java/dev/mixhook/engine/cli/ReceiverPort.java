package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The port of mixhook's own receiver. A campaign that posts to 6494 of this machine means that
 * receiver, and follows it where it listens elsewhere.
 */
final class ReceiverPort {
    /** MIXH on the keys of a telephone; the registry of ports has given 6490 to 6499 to nobody. */
    static final int DEFAULT = 6494;

    static final String VARIABLE = "MIXHOOK_PORT";

    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|::1");

    private ReceiverPort() {}

    /**
     * The port that the environment names, 0 for any that is free.
     *
     * @throws CommandRefusedException if what it names is no port; the message says so
     */
    static OptionalInt named(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isBlank()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                Converters.ToPort.port(text)
                        .orElseThrow(
                                () ->
                                        CommandRefusedException.badInput(
                                                VARIABLE
                                                        + "="
                                                        + text
                                                        + ": a port is a number from 0 to 65535.")));
    }

    /** The campaigns, posting to the receiver where the environment says that it listens. */
    static Workspace.ReadResult followed(
            Workspace.ReadResult read, Map<String, String> environment) {
        int port = named(environment).orElse(DEFAULT);
        return port == DEFAULT || port == 0 ? read : followed(read, port);
    }

    private static Workspace.ReadResult followed(Workspace.ReadResult read, int port) {
        return switch (read) {
            case Workspace.ReadResult.Invalid _ -> read;
            case Workspace.ReadResult.Valid(Workspace workspace) ->
                    new Workspace.ReadResult.Valid(
                            workspace.with(
                                    workspace.campaigns().stream()
                                            .map(campaign -> followed(campaign, port))
                                            .toList()));
        };
    }

    private static Campaign followed(Campaign campaign, int port) {
        Webhook webhook = campaign.webhook();
        boolean own = webhook.port() == DEFAULT && !webhook.isTls() && isHere(webhook.host());
        return own ? campaign.with(webhook.atPort(port)) : campaign;
    }

    /** Whether a host is this machine by its name or address. */
    static boolean isHere(String host) {
        return EgressGuard.isLocalhost(host) || LOOPBACK.matcher(host).matches();
    }
}
