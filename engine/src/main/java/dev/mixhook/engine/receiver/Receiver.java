package dev.mixhook.engine.receiver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes requests on this machine, over HTTP/1.0 and 1.1, and answers as a {@link Responder} says.
 */
public final class Receiver implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final List<ServerSocket> servers = new ArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ConnectionHandler connectionHandler;

    private Receiver(Responder responder, Duration delay) {
        this.connectionHandler = new ConnectionHandler(responder, delay);
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
        Receiver receiver = new Receiver(responder, delay);
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
        ServerSocket server = new ServerSocket();
        servers.add(server);
        server.bind(address, BACKLOG);
        Thread.startVirtualThread(() -> accept(server));
    }

    /** The ports that it listens on; useful where it was told 0. */
    public List<Integer> ports() {
        return servers.stream().map(ServerSocket::getLocalPort).toList();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket, server));
            } catch (IOException _) {
                // Closed, or a sender that left before it was taken.
            }
        }
    }

    private void serve(Socket socket, ServerSocket server) {
        try (socket) {
            connections.add(socket);
            // Closing closes the servers first: what it does not find among the connections sees
            // that.
            if (!server.isClosed()) {
                socket.setTcpNoDelay(true);
                connectionHandler.hold(socket);
            }
        } catch (IOException _) {
            // The sender has left, or the receiver is closed.
        } finally {
            connections.remove(socket);
        }
    }

    @Override
    public void close() {
        servers.forEach(Receiver::close);
        connectionHandler.end();
        connections.forEach(Receiver::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is of no more use either way.
        }
    }
}
