package dev.mixhook.engine.receiver;

import dev.mixhook.engine.web.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Takes requests on this machine, over HTTP/1.0 and 1.1, and answers as a {@link Responder} says.
 */
public final class Receiver implements AutoCloseable {
    private final ConnectionHandler connectionHandler;
    private final Listener listener;

    private Receiver(Collection<InetSocketAddress> addresses, ConnectionHandler connectionHandler)
            throws IOException {
        this.connectionHandler = connectionHandler;
        this.listener = Listener.start(addresses, this::serve);
    }

    /**
     * Starts to listen.
     *
     * @param addresses of this machine
     * @param delay how long each answer is held back
     * @throws IOException if a port is taken; the message names it
     */
    public static Receiver start(
            Collection<InetSocketAddress> addresses, Duration delay, Responder responder)
            throws IOException {
        return new Receiver(addresses, new ConnectionHandler(responder, delay));
    }

    /** The ports that it listens on; useful where it was told 0. */
    public List<Integer> ports() {
        return listener.ports();
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        connectionHandler.hold(socket);
    }

    @Override
    public void close() {
        listener.close();
        connectionHandler.end();
    }
}
