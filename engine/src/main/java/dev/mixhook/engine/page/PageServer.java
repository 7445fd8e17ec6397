package dev.mixhook.engine.page;

import dev.mixhook.engine.web.Loopback;
import dev.mixhook.engine.web.WebLimits;
import dev.mixhook.engine.web.WebReply;
import dev.mixhook.engine.web.WebRequest;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import dev.mixhook.engine.web.WebServer;
import dev.mixhook.engine.web.WebStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Serves a page to this machine alone. Whoever asks for another host, as a page does whose name was
 * pointed here (DNS rebinding), or comes from another page, is answered 403; whoever wants
 * something done and does not have the token that the address carries, too.
 */
public final class PageServer implements AutoCloseable {
    private static final WebLimits LIMITS =
            new WebLimits(
                    64, 65_536, 65_536, 65_536, Duration.ofSeconds(60), Duration.ofSeconds(75));

    private static final List<Header> SAFE =
            List.of(
                    new Header(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src"
                                    + " 'self'; img-src data:; base-uri 'none'; form-action 'none';"
                                    + " frame-ancestors 'none'"),
                    new Header("X-Content-Type-Options", "nosniff"),
                    new Header("X-Frame-Options", "DENY"),
                    new Header("Referrer-Policy", "no-referrer"),
                    new Header("Cross-Origin-Resource-Policy", "same-origin"),
                    new Header("Cross-Origin-Opener-Policy", "same-origin"),
                    new Header("Cache-Control", "no-store"));

    private static final List<Header> LINES =
            List.of(new Header("Content-Type", "application/x-ndjson"));

    private static final HexFormat HEX = HexFormat.of();

    private final PageActor actor;
    private final PageAnswerer answerer;
    private final PageContent content = new PageContent();
    private final PageGuard guard;
    private final LiveStream stream;
    private final WebServer server;
    private final int port;
    private final String token;

    private PageServer(int port, LivePage page, PageActor actor, PageAnswerer answerer)
            throws IOException {
        this.actor = actor;
        this.answerer = answerer;
        this.port = port;
        this.token = drawn();
        this.guard = new PageGuard(port, token);
        this.stream = new LiveStream(page.lines(), drawn());
        this.server = WebServer.start(Loopback.addresses(port), LIMITS, this::answer);
    }

    /**
     * Starts to listen.
     *
     * @param port not 0
     * @throws IOException if the port is taken; the message names it
     */
    public static PageServer start(int port, LivePage page, LiveRun run) throws IOException {
        return start(port, page, run, run.answerer());
    }

    static PageServer start(int port, LivePage page, PageActor actor, PageAnswerer answerer)
            throws IOException {
        return new PageServer(port, page, actor, answerer);
    }

    int port() {
        return port;
    }

    /** Where a browser finds the page, with the token that lets it act. */
    public String address() {
        return "http://localhost:" + port + "/#token=" + token;
    }

    private static String drawn() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    private WebReply answer(WebRequest request) {
        Optional<String> refused = guard.refusal(request);
        if (refused.isPresent()) {
            return WebResponse.of(403, refused.get()).with(SAFE);
        }
        return switch (request.method()) {
            case "GET" -> shown(request);
            case "POST" -> done(request).with(SAFE);
            default -> WebResponse.of(405, "GET shows, POST acts").with(SAFE);
        };
    }

    private WebReply shown(WebRequest request) {
        if (request.path().equals("/lines")) {
            return new WebStream(
                    "text/event-stream",
                    SAFE,
                    out -> stream.write(out, request.header("Last-Event-ID")));
        }
        if (request.path().equals("/favicon.ico")) {
            return new WebResponse(204, SAFE, new byte[0]);
        }
        return content.at(request.path()).orElseGet(() -> answered(request)).with(SAFE);
    }

    private WebResponse answered(WebRequest request) {
        Optional<PageQuestion> question = PageQuestion.read(request.path(), request.query());
        if (question.isEmpty()) {
            return WebResponse.of(404, "there is no such page");
        }
        try {
            String lines = answerer.answer(question.get());
            return new WebResponse(200, LINES, lines.getBytes(StandardCharsets.UTF_8));
        } catch (PageActor.ActionRefusedException e) {
            return WebResponse.of(409, String.valueOf(e.getMessage()));
        }
    }

    private WebResponse done(WebRequest request) {
        if (!guard.mayAct(request)) {
            return WebResponse.of(
                    403,
                    "Open the address that mixhook has printed: acting needs what it carries.");
        }
        Optional<PageAction> action = PageAction.read(request.path().substring(1), request.query());
        if (action.isEmpty()) {
            return WebResponse.of(404, "there is no such action");
        }
        try {
            return WebResponse.of(200, actor.act(action.get()));
        } catch (PageActor.ActionRefusedException e) {
            return WebResponse.of(409, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        stream.close();
        server.close();
    }
}
