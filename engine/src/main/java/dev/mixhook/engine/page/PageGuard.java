package dev.mixhook.engine.page;

import dev.mixhook.engine.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may look at a page, and who may act. */
final class PageGuard {
    /** The header of the token: no page of another origin can send it without being asked first. */
    static final String TOKEN = "X-Mixhook-Token";

    private final Set<String> hosts;
    private final byte[] token;

    /**
     * @param port at which the page is
     */
    PageGuard(int port, String token) {
        this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        this.token = bytes(token);
    }

    /** Why a request is not answered; empty if it is. */
    Optional<String> refusal(WebRequest request) {
        String host = request.header("Host").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return Optional.of("asked for as " + host + "; it answers as localhost alone");
        }
        String own = "http://" + host;
        if (!request.header("Origin").orElse(own).equals(own)) {
            return Optional.of("other pages may neither look nor act");
        }
        // A link leads here from anywhere; what a page loads comes from this one alone.
        boolean isLink = request.header("Sec-Fetch-Mode").orElse("").equals("navigate");
        String site = request.header("Sec-Fetch-Site").orElse("none");
        boolean isOwn = Set.of("same-origin", "none").contains(site);
        return isOwn || (isLink && request.path().equals("/"))
                ? Optional.empty()
                : Optional.of("other pages may neither look nor act");
    }

    /** Whether whoever asks has the token. */
    boolean mayAct(WebRequest request) {
        return MessageDigest.isEqual(bytes(request.header(TOKEN).orElse("")), token);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
