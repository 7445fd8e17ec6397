package dev.mixhook.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;

/** Tells another process, on this machine, how often a receiver has acted on a user. */
final class CountServer implements AutoCloseable {
    private static final String PATH = "/acted-on/";

    private final ToLongFunction<String> counts;
    private final HttpServer server;

    CountServer(ToLongFunction<String> counts) throws IOException {
        this.counts = counts;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** Where to ask; the user stands in it as probes have them. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + PATH + "{distinct_id}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        // A plus is one in a path.
        String id = path.substring(PATH.length()).replace("+", "%2B");
        String user = URLDecoder.decode(id, StandardCharsets.UTF_8);
        int status = 200;
        String answer;
        try {
            answer = "{\"count\": " + counts.applyAsLong(user) + "}";
        } catch (RuntimeException e) {
            status = 500;
            answer = e.toString();
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
