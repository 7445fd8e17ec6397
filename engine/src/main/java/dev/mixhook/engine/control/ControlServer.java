package dev.mixhook.engine.control;

import dev.mixhook.engine.web.Loopback;
import dev.mixhook.engine.web.LoopbackGuard;
import dev.mixhook.engine.web.WebLimits;
import dev.mixhook.engine.web.WebRequest;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import dev.mixhook.engine.web.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves control to this machine alone, as JSON over HTTP. A page cannot ask for anything: another
 * name than localhost, another origin, and a body that is not told to be JSON are refused, and
 * nobody who asks beforehand is told that they may.
 */
public final class ControlServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String DESCRIPTION = "/openapi.json";

    /** A step may take long: an advance sends, and waits for answers. */
    private static final WebLimits LIMITS =
            new WebLimits(
                    64, 65_536, 65_536, 1 << 20, Duration.ofMinutes(10), Duration.ofSeconds(75));

    private static final List<Header> SAFE =
            List.of(
                    new Header("X-Content-Type-Options", "nosniff"),
                    new Header("Cross-Origin-Resource-Policy", "same-origin"),
                    new Header("Cache-Control", "no-store"));

    private final Control control;
    private final LoopbackGuard guard;
    private final Optional<byte[]> token;
    private final WebServer server;
    private final int port;

    private ControlServer(int port, Control control, Optional<String> token) throws IOException {
        this.port = port;
        this.control = control;
        this.guard = new LoopbackGuard(port);
        this.token = token.map(ControlServer::bytes);
        this.server = WebServer.start(Loopback.addresses(port), LIMITS, this::answer);
    }

    /**
     * Starts to listen.
     *
     * @param port not 0
     * @param control stays open when this is closed
     * @param token what whoever asks has to have; empty for nothing
     * @throws IOException if the port is taken; the message names it
     */
    public static ControlServer start(int port, Control control, Optional<String> token)
            throws IOException {
        return new ControlServer(port, control, token);
    }

    /** Where it is found. */
    public String address() {
        return "http://localhost:" + port;
    }

    private WebResponse answer(WebRequest request) {
        try {
            return allowed(request).with(SAFE);
        } catch (ControlRefusedException e) {
            return refused(e, List.of()).with(SAFE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return refused(
                            new ControlRefusedException(
                                    Refusal.CONFLICT, "The session ended meanwhile."),
                            List.of())
                    .with(SAFE);
        }
    }

    private WebResponse allowed(WebRequest request)
            throws ControlRefusedException, InterruptedException {
        Optional<String> refusal =
                guard.refusal(request).or(() -> LoopbackGuard.siteRefusal(request));
        if (refusal.isPresent()) {
            throw new ControlRefusedException(Refusal.FORBIDDEN, refusal.get());
        }
        if (!hasToken(request)) {
            return refused(
                    new ControlRefusedException(
                            Refusal.UNAUTHORIZED, "Send Authorization: Bearer and the token."),
                    List.of(new Header("WWW-Authenticate", "Bearer")));
        }
        if (request.path().equals(DESCRIPTION) && request.method().equals("GET")) {
            return response(200, ControlDescription.text(), List.of());
        }
        Route route = Route.of(request.path());
        Optional<Operation> operation = route.by(request.method());
        if (operation.isEmpty()) {
            return refused(
                    new ControlRefusedException(
                            Refusal.METHOD, "Here are: " + route.methods() + '.'),
                    List.of(new Header("Allow", route.methods())));
        }
        Told told =
                control.answer(
                        operation.get(),
                        route.session(),
                        RequestInput.of(operation.get(), request, LIMITS.body()));
        return response(operation.get().status(), told.json() + '\n', List.of());
    }

    private boolean hasToken(WebRequest request) {
        String given = request.header("Authorization").orElse("");
        String scheme = "bearer ";
        boolean isBearer =
                given.length() > scheme.length()
                        && given.toLowerCase(Locale.ROOT).startsWith(scheme);
        return token.isEmpty()
                || (isBearer
                        && MessageDigest.isEqual(
                                bytes(given.substring(scheme.length()).strip()), token.get()));
    }

    private static WebResponse refused(ControlRefusedException refused, List<Header> headers) {
        Told told = new Told().with(AnswerKeys.REFUSED, Control.error(refused));
        return response(refused.refusal().status(), told.json() + '\n', headers);
    }

    private static WebResponse response(int status, String json, List<Header> more) {
        List<Header> headers = new ArrayList<>(more);
        headers.add(new Header("Content-Type", JSON));
        return new WebResponse(status, headers, bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
