package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.receiver.Receiver;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The receiver in this process. */
final class ReceiveOptions {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

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

    /** A receiver on every port to which the campaigns post; on none if it was not asked for. */
    Receiver start(List<Campaign> campaigns) throws IOException {
        Set<Integer> ports = new TreeSet<>();
        for (Campaign campaign : receive ? campaigns : List.<Campaign>of()) {
            if (!THIS_MACHINE.contains(campaign.webhook().host())) {
                throw new IOException(
                        campaign.name()
                                + " posts to "
                                + campaign.webhook().host()
                                + "; a receiver can only be started on this machine");
            }
            ports.add(campaign.webhook().port());
        }
        return Receiver.start(ports, refuse, seed);
    }

    /** What came, and what to try next; nothing if no receiver was asked for. */
    String said(Receiver receiver) {
        if (!receive) {
            return "";
        }
        String next =
                refuse == 0
                        ? "see who comes again when POSTs are refused: --refuse 10%"
                        : "start your own receiver on that port, and leave --receive out";
        return String.format(
                Locale.ROOT,
                "%nThe receiver got %,d POSTs and answered 503 to %,d of them.%nNext: %s%n",
                receiver.posts(),
                receiver.refused(),
                next);
    }
}
