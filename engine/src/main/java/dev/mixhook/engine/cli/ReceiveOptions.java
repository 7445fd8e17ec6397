package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.receiver.RandomRefusals;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.text.Counted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The receiver in this process. */
final class ReceiveOptions {
    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|::1");

    @Option(
            names = "--receive",
            description = "Start a receiver on the campaigns' own loopback port; it answers 200.")
    private boolean receive;

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

    private RandomRefusals randomRefusals = new RandomRefusals(0, 0);

    /** What is drawn by chance is drawn with it. */
    long seed() {
        return seed;
    }

    /** A receiver wherever the campaigns post to; nowhere if it was not asked for. */
    Receiver start(List<Campaign> campaigns) throws IOException {
        if (!receive && refuse > 0) {
            throw new IOException("--refuse is about the receiver that --receive starts; add it.");
        }
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        for (Campaign campaign : receive ? campaigns : List.<Campaign>of()) {
            addresses.add(address(campaign));
        }
        randomRefusals = new RandomRefusals(refuse, seed);
        return Receiver.start(addresses, Duration.ZERO, randomRefusals);
    }

    private static InetSocketAddress address(Campaign campaign) throws IOException {
        String host = campaign.webhook().host();
        boolean localhost = EgressGuard.isLocalhost(host);
        if (!localhost && !LOOPBACK.matcher(host).matches()) {
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
                localhost ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral(host);
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
