package dev.mixhook.engine.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** Serves HTTP/1.0 and 1.1 on addresses of this machine, a virtual thread a connection. */
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 512;

    private static final byte[] FULL =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final List<ServerSocket> servers = new ArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("web-timer").factory());
    private final Semaphore free;
    private final WebLimits limits;
    private final WebHandler handler;

    private WebServer(WebLimits limits, WebHandler handler) {
        this.limits = limits;
        this.handler = handler;
        this.free = new Semaphore(limits.connections());
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if a port is taken; the message names it
     */
    public static WebServer start(
            Collection<InetSocketAddress> addresses, WebLimits limits, WebHandler handler)
            throws IOException {
        WebServer server = new WebServer(limits, handler);
        for (InetSocketAddress address : addresses) {
            try {
                server.listen(address);
            } catch (IOException e) {
                server.close();
                throw new IOException(
                        "port " + address.getPort() + " cannot be listened on: " + e.getMessage(),
                        e);
            }
        }
        return server;
    }

    private void listen(InetSocketAddress address) throws IOException {
        ServerSocket server = new ServerSocket();
        servers.add(server);
        server.bind(address, BACKLOG);
        Thread.startVirtualThread(() -> accept(server));
    }

    /** The port of its first address; useful where it was told 0. */
    public int port() {
        return servers.getFirst().getLocalPort();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket, server));
            } catch (IOException _) {
                // Closed, or a client that left before it was taken.
            }
        }
    }

    private void serve(Socket socket, ServerSocket server) {
        boolean isTaken = free.tryAcquire();
        try (socket) {
            if (!isTaken) {
                socket.getOutputStream().write(FULL);
                return;
            }
            sockets.add(socket);
            // Closing closes the servers first: what it does not find among the sockets sees that.
            if (!server.isClosed()) {
                new WebConnection(socket, limits, timer).serve(handler);
            }
        } catch (IOException _) {
            // The client has left or was cut off, or the server is closed.
        } finally {
            sockets.remove(socket);
            if (isTaken) {
                free.release();
            }
        }
    }

    @Override
    public void close() {
        servers.forEach(WebServer::close);
        sockets.forEach(WebServer::close);
        timer.shutdownNow();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is of no more use either way.
        }
    }
}
