package dev.mixhook.engine.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers the POSTs of campaigns on this machine: 200 to a form with a parameter {@code users}, 400
 * to anything else, 405 to other methods; and, where it is told to refuse some, 503 to a share of
 * them. Whether one is refused depends on the seed, the body and how often that body came, so the
 * same run gives the same answers.
 */
public final class Receiver implements AutoCloseable {
    private static final int REFUSED = 503;

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Long, Integer> seen = new HashMap<>();
    private final double refuse;
    private final long seed;
    private long posts;
    private long refused;

    private Receiver(double refuse, long seed) {
        this.refuse = refuse;
        this.seed = seed;
    }

    /**
     * Starts to listen.
     *
     * @param addresses of this machine
     * @param refuse the share of POSTs to answer with 503, from 0 to 1
     * @throws IOException if a port is taken; the message names it
     */
    public static Receiver start(Collection<InetSocketAddress> addresses, double refuse, long seed)
            throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Receiver receiver = new Receiver(refuse, seed);
        for (InetSocketAddress address : addresses) {
            try {
                receiver.listen(address);
            } catch (IOException e) {
                receiver.close();
                throw new IOException(
                        "port " + address.getPort() + " cannot be listened on: " + e.getMessage(),
                        e);
            }
        }
        return receiver;
    }

    private void listen(InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        servers.add(server);
    }

    /** The ports that it listens on; useful where it was told 0. */
    public List<Integer> ports() {
        return servers.stream().map(server -> server.getAddress().getPort()).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status(exchange.getRequestMethod(), body), -1);
        }
    }

    private synchronized int status(String method, byte[] body) {
        if (!method.equals("POST")) {
            return 405;
        }
        if (!hasUsers(body)) {
            return 400;
        }
        posts++;
        if (!isRefused(body)) {
            return 200;
        }
        refused++;
        return REFUSED;
    }

    private static boolean hasUsers(byte[] body) {
        String form = new String(body, StandardCharsets.US_ASCII);
        return form.startsWith("users=")
                && URLDecoder.decode(form.substring(6), StandardCharsets.UTF_8).startsWith("[");
    }

    private boolean isRefused(byte[] body) {
        if (refuse == 0) {
            return false;
        }
        long key = seed * 31 + Arrays.hashCode(body);
        int times = seen.merge(key, 1, Integer::sum);
        return new SplittableRandom(key * 31 + times).nextDouble() < refuse;
    }

    /** POSTs with users that came, the refused ones among them. */
    public synchronized long posts() {
        return posts;
    }

    public synchronized long refused() {
        return refused;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
