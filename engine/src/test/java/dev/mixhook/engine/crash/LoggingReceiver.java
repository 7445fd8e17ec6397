package dev.mixhook.engine.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A receiver that counts, by campaign (its path) and user, the POSTs that it answers 200; it
 * refuses some, until it is told to be well.
 */
final class LoggingReceiver implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"\\$distinct_id\": \"([\\w-]+)\"");

    private final HttpServer server;
    private final SplittableRandom random;
    private final Map<String, Integer> acted = new HashMap<>();
    private boolean well;
    private int largest;

    LoggingReceiver(long seed) throws IOException {
        random = new SplittableRandom(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    synchronized void beWell() {
        well = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    URLDecoder.decode(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.US_ASCII),
                            StandardCharsets.UTF_8);
            List<String> users =
                    ID.matcher(body).results().map((MatchResult match) -> match.group(1)).toList();
            String campaign = exchange.getRequestURI().getPath().substring(1);
            exchange.sendResponseHeaders(act(campaign, users), -1);
        }
    }

    private synchronized int act(String campaign, List<String> users) {
        largest = Math.max(largest, users.size());
        if (!well && random.nextInt(10) == 0) {
            return 503;
        }
        users.forEach(user -> acted.merge(campaign + ' ' + user, 1, Integer::sum));
        return 200;
    }

    /** How often it acted on a user for a campaign. */
    synchronized int acted(String campaign, String user) {
        return acted.getOrDefault(campaign + ' ' + user, 0);
    }

    /** How many users the largest POST had. */
    synchronized int largest() {
        return largest;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
