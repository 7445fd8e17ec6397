package dev.mixhook.engine.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** Serves HTTP/1.0 and 1.1 on addresses of this machine, a virtual thread a connection. */
public final class WebServer implements AutoCloseable {
    private static final byte[] FULL =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("web-timer").factory());
    private final Semaphore free;
    private final WebLimits limits;
    private final WebHandler handler;
    private final Listener listener;

    private WebServer(Collection<InetSocketAddress> addresses, WebLimits limits, WebHandler handler)
            throws IOException {
        this.limits = limits;
        this.handler = handler;
        this.free = new Semaphore(limits.connections());
        this.listener = Listener.start(addresses, this::serve);
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if a port is taken; the message names it
     */
    public static WebServer start(
            Collection<InetSocketAddress> addresses, WebLimits limits, WebHandler handler)
            throws IOException {
        return new WebServer(addresses, limits, handler);
    }

    /** The port of its first address; useful where it was told 0. */
    public int port() {
        return listener.ports().getFirst();
    }

    private void serve(Socket socket) throws IOException {
        if (!free.tryAcquire()) {
            socket.getOutputStream().write(FULL);
            return;
        }
        try {
            new WebConnection(socket, limits, timer).serve(handler);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        listener.close();
        timer.shutdownNow();
    }
}
