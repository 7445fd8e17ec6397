package dev.mixhook.engine.cli;

import static dev.mixhook.engine.cli.ReceiverPort.DEFAULT;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.receiver.RandomRefusals;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.web.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The receiver in this process. */
final class ReceiveOptions {
    @Option(
            names = "--receive",
            description =
                    "Start a receiver where the campaigns post to on this machine; it answers 200.")
    private boolean receive;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            converter = Converters.ToPort.class,
            description = {
                "With --receive: where campaigns for port 6494 find the receiver; 0 for any port that is free.",
                "In the environment: $MIXHOOK_PORT. Default: 6494, or the next port that is free."
            })
    private @Nullable Integer port;

    @Option(
            names = "--refuse",
            paramLabel = "SHARE",
            converter = Converters.ToShare.class,
            defaultValue = "0%",
            description =
                    "With --receive: answer 503 to this share of the POSTs, such as 10%%, drawn with the seed.")
    private double refuse;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "What is drawn by chance is drawn with this; the same seed, the same run. Default: 1.")
    private long seed;

    private boolean isMoved;
    private int place = DEFAULT;
    private RandomRefusals randomRefusals = new RandomRefusals(0, 0);

    /** What is drawn by chance is drawn with it. */
    long seed() {
        return seed;
    }

    /**
     * The terminal of a command whose campaigns find the receiver: its environment says where it
     * listens.
     *
     * @throws CommandRefusedException if that cannot be meant; the message says why
     */
    Terminal placed(Terminal terminal) {
        if (!receive && (refuse > 0 || port != null)) {
            throw CommandRefusedException.badInput(
                    (refuse > 0 ? "--refuse" : "--port")
                            + " is about the receiver that --receive starts; add it.");
        }
        if (!receive) {
            return terminal;
        }
        OptionalInt named =
                port == null ? ReceiverPort.named(terminal.environment()) : OptionalInt.of(port);
        place = named.orElse(0) > 0 ? named.getAsInt() : free(named.orElse(DEFAULT));
        isMoved = named.isEmpty() && place != DEFAULT;
        return terminal.with(ReceiverPort.VARIABLE, String.valueOf(place));
    }

    private static int free(int first) {
        try {
            return Loopback.free(first);
        } catch (IOException e) {
            throw CommandRefusedException.badInput(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A receiver wherever the campaigns of a terminal that was placed post to; nowhere if it was
     * not asked for.
     *
     * @param page to which what comes is told
     */
    Receiver start(List<Campaign> campaigns, Terminal terminal, ServedPage page)
            throws IOException {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        for (Campaign campaign : receive ? campaigns : List.<Campaign>of()) {
            addresses.add(address(campaign));
        }
        randomRefusals = new RandomRefusals(refuse, seed);
        Receiver receiver =
                started(addresses, page.around(randomRefusals, campaigns, terminal.clock()));
        if (isMoved && receiver.ports().contains(place)) {
            terminal.err()
                    .printf(
                            "port %d is taken: the receiver listens at port %d, and campaigns for %1$d post there%n",
                            DEFAULT, place);
        }
        return receiver;
    }

    private static Receiver started(Set<InetSocketAddress> addresses, Responder responder)
            throws IOException {
        try {
            return Receiver.start(addresses, Duration.ZERO, responder);
        } catch (IOException e) {
            throw new IOException(
                    "With --receive: "
                            + e.getMessage()
                            + ". If it is your own receiver, leave --receive out.",
                    e);
        }
    }

    private static InetSocketAddress address(Campaign campaign) throws IOException {
        String host = campaign.webhook().host();
        if (!ReceiverPort.isHere(host)) {
            throw new IOException(
                    "With --receive: "
                            + campaign.name()
                            + " posts to "
                            + host
                            + "; a receiver can only be started on this machine.");
        }
        if (campaign.webhook().isTls()) {
            throw new IOException(
                    "With --receive: "
                            + campaign.name()
                            + " posts by https; the receiver speaks http alone.");
        }
        InetAddress address =
                EgressGuard.isLocalhost(host)
                        ? InetAddress.getLoopbackAddress()
                        : InetAddress.ofLiteral(host);
        return new InetSocketAddress(address, campaign.webhook().port());
    }

    /** What came, and what to try next; nothing if no receiver was asked for. */
    String said() {
        if (!receive) {
            return "";
        }
        String next =
                refuse == 0
                        ? "see who comes again when POSTs are refused: --refuse 10%"
                        : "start your own receiver on that port, and leave --receive out";
        return String.format(
                Locale.ROOT,
                "%nThe receiver got %s and answered 503 to %,d of them.%nNext: %s%n",
                Counted.of(randomRefusals.posts(), "POST"),
                randomRefusals.refused(),
                next);
    }
}
