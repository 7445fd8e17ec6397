package dev.mixhook.engine.page;

import dev.mixhook.engine.web.LoopbackGuard;
import dev.mixhook.engine.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who may look at a page, and who may act. */
final class PageGuard {
    /** The header of the token: no page of another origin can send it without being asked first. */
    static final String TOKEN = "X-Mixhook-Token";

    private final LoopbackGuard guard;
    private final byte[] token;

    /**
     * @param port at which the page is
     */
    PageGuard(int port, String token) {
        this.guard = new LoopbackGuard(port);
        this.token = bytes(token);
    }

    /** Why a request is not answered; empty if it is. */
    Optional<String> refusal(WebRequest request) {
        // A link leads here from anywhere; what a page loads comes from this one alone.
        boolean isLink =
                request.header("Sec-Fetch-Mode").orElse("").equals("navigate")
                        && request.path().equals("/");
        return guard.refusal(request)
                .or(() -> isLink ? Optional.empty() : LoopbackGuard.siteRefusal(request));
    }

    /** Whether whoever asks has the token. */
    boolean mayAct(WebRequest request) {
        return MessageDigest.isEqual(bytes(request.header(TOKEN).orElse("")), token);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
