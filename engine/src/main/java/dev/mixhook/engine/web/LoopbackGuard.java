package dev.mixhook.engine.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a server on loopback answers: who asks for this machine by one of its own names, which a
 * page whose name was pointed here (DNS rebinding) does not, and no page of another origin.
 */
public final class LoopbackGuard {
    private static final String OTHERS = "other pages may neither look nor act";

    private final Set<String> hosts;

    /**
     * @param port at which the server listens
     */
    public LoopbackGuard(int port) {
        this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
    }

    /** Why a request is not answered; empty if it is, as far as host and origin are concerned. */
    public Optional<String> refusal(WebRequest request) {
        String host = request.header("Host").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return Optional.of("asked for as " + host + "; it answers as localhost alone");
        }
        String own = "http://" + host;
        return request.header("Origin").orElse(own).equals(own)
                ? Optional.empty()
                : Optional.of(OTHERS);
    }

    /** Why a request is not answered that a browser made for a page of another site. */
    public static Optional<String> siteRefusal(WebRequest request) {
        String site = request.header("Sec-Fetch-Site").orElse("none");
        return Set.of("same-origin", "none").contains(site)
                ? Optional.empty()
                : Optional.of(OTHERS);
    }
}
