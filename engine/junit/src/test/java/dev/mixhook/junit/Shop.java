package dev.mixhook.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver that acts once on each user, whom it knows by their ids. */
final class Shop implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"\\$distinct_id\": \"([^\"]*)\"");

    private final HttpServer server;
    private final boolean isForgetful;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> actedOn = new ConcurrentHashMap<>();

    Shop() {
        this(false);
    }

    /**
     * @param isForgetful whether it acts on a user each time that they come
     */
    Shop(boolean isForgetful) {
        this.isForgetful = isForgetful;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        Matcher ids = ID.matcher(URLDecoder.decode(body, StandardCharsets.UTF_8));
        while (ids.find()) {
            AtomicInteger times = actedOn.computeIfAbsent(ids.group(1), id -> new AtomicInteger());
            times.updateAndGet(before -> isForgetful ? before + 1 : 1);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    List<String> bodies() {
        return bodies;
    }

    /** How often it has acted on a user. */
    int of(String user) {
        AtomicInteger times = actedOn.get(user);
        return times == null ? 0 : times.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
