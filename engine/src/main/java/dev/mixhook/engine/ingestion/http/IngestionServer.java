package dev.mixhook.engine.ingestion.http;

import dev.mixhook.engine.ingestion.IngestAnswer;
import dev.mixhook.engine.ingestion.IngestRequest;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.web.Loopback;
import dev.mixhook.engine.web.WebHandler;
import dev.mixhook.engine.web.WebLimits;
import dev.mixhook.engine.web.WebRequest;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import dev.mixhook.engine.web.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves ingestion to this machine alone: it listens on loopback, and answers 403 to whoever asks
 * for another host, as a page does whose name was pointed here (DNS rebinding). Pages of any origin
 * may send.
 */
public final class IngestionServer implements AutoCloseable {
    /** What SDKs need: people.set of mixpanel's node library comes in the request line. */
    private static final WebLimits LIMITS =
            new WebLimits(
                    1000,
                    1_500_000,
                    65_536,
                    10 << 20,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(75));

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "");

    private final WebServer server;

    private IngestionServer(WebServer server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any that is free
     * @param hosts other names by which it may be asked
     * @throws IOException if the port is taken; the message names it
     */
    public static IngestionServer start(int port, Set<String> hosts, Ingestion ingestion)
            throws IOException {
        return new IngestionServer(
                WebServer.start(Loopback.addresses(port), LIMITS, handler(hosts, ingestion)));
    }

    static WebHandler handler(Set<String> others, Ingestion ingestion) {
        Set<String> hosts =
                Stream.concat(
                                HOSTS.stream(),
                                others.stream().map(host -> host.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
        return request -> {
            String host = host(request.header("Host").orElse(""));
            if (!hosts.contains(host)) {
                ingestion.refuse(host);
                return text(
                        403,
                        "asked for as "
                                + host
                                + "; it answers as localhost, 127.0.0.1 and [::1] alone");
            }
            List<Header> crossOrigin = crossOrigin(request);
            if (request.method().equals("OPTIONS")) {
                return new WebResponse(204, preflight(request), new byte[0]).with(crossOrigin);
            }
            IngestAnswer answer = ingestion.take(ingestRequest(request));
            return answer.instead().orElseGet(() -> response(answer).with(crossOrigin));
        };
    }

    /** The name of a host without its port, in small letters. */
    private static String host(String header) {
        String host = header.strip().toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static IngestRequest ingestRequest(WebRequest request) {
        return new IngestRequest(
                request.method(),
                request.path(),
                request.query(),
                request.header("Content-Encoding").orElse(""),
                request.header("Authorization").orElse(""),
                request.header("Accept").orElse(""),
                request.body());
    }

    private static WebResponse response(IngestAnswer answer) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", answer.type()));
        if (answer.status() == 429) {
            headers.add(new Header("Retry-After", "1"));
        }
        if (answer.status() == 401) {
            headers.add(new Header("WWW-Authenticate", "Basic realm=\"mixhook\""));
        }
        return new WebResponse(answer.status(), headers, answer.body());
    }

    /** Credentials are on in SDKs, so the origin has to be named. */
    private static List<Header> crossOrigin(WebRequest request) {
        Optional<String> origin = request.header("Origin");
        return origin.map(
                        from ->
                                List.of(
                                        new Header("Access-Control-Allow-Origin", from),
                                        new Header("Access-Control-Allow-Credentials", "true"),
                                        new Header("Vary", "Origin")))
                .orElse(List.of());
    }

    private static List<Header> preflight(WebRequest request) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Access-Control-Allow-Methods", "GET, POST, OPTIONS"));
        request.header("Access-Control-Request-Headers")
                .ifPresent(asked -> headers.add(new Header("Access-Control-Allow-Headers", asked)));
        headers.add(new Header("Access-Control-Max-Age", "600"));
        if (request.header("Access-Control-Request-Private-Network").isPresent()) {
            headers.add(new Header("Access-Control-Allow-Private-Network", "true"));
        }
        return headers;
    }

    private static WebResponse text(int status, String text) {
        return new WebResponse(
                status,
                List.of(new Header("Content-Type", "text/plain")),
                text.getBytes(StandardCharsets.UTF_8));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
