package dev.mixhook.engine.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Listens on addresses of this machine, and has each connection served on a virtual thread. */
public final class Listener implements AutoCloseable {
    private static final int BACKLOG = 512;

    /** After a client that could not be taken. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final List<ServerSocket> servers = new ArrayList<>();
    private final List<Thread> accepting = new ArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Connection served;

    /** What is done with a connection, which is closed afterwards. */
    @FunctionalInterface
    public interface Connection {
        /**
         * Serves it to its end.
         *
         * @throws IOException if the client has left, or the listener is closed
         */
        void serve(Socket socket) throws IOException;
    }

    private Listener(Connection served) {
        this.served = served;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if a port is taken; the message names it
     */
    public static Listener start(Collection<InetSocketAddress> addresses, Connection served)
            throws IOException {
        Listener listener = new Listener(served);
        for (InetSocketAddress address : addresses) {
            try {
                listener.listen(address);
            } catch (IOException e) {
                listener.close();
                throw new IOException("port " + address.getPort() + ' ' + reason(e), e);
            }
        }
        return listener;
    }

    private static String reason(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        return failure instanceof BindException && reason.contains("in use")
                ? "is taken: another program listens there"
                : "cannot be listened on: " + reason;
    }

    private void listen(InetSocketAddress address) throws IOException {
        ServerSocket server = new ServerSocket();
        servers.add(server);
        server.bind(address, BACKLOG);
        accepting.add(Thread.startVirtualThread(() -> accept(server)));
    }

    /** The ports that it listens on, in the order of the addresses; useful where one was 0. */
    public List<Integer> ports() {
        return servers.stream().map(ServerSocket::getLocalPort).toList();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket, server));
            } catch (IOException _) {
                // Closed, or a client that left before it was taken; or no file is left to take it
                // with, which only others can mend.
                if (!server.isClosed()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void serve(Socket socket, ServerSocket server) {
        try (socket) {
            connections.add(socket);
            // Closing closes the servers first: what it does not find among the connections sees
            // that.
            if (!server.isClosed()) {
                served.serve(socket);
            }
        } catch (IOException _) {
            // The client has left or was cut off, or this is closed.
        } finally {
            connections.remove(socket);
        }
    }

    /** Listens no more, and cuts off whoever is connected; then the ports are free again. */
    @Override
    public void close() {
        servers.forEach(Listener::close);
        connections.forEach(Listener::close);
        accepting.forEach(Listener::await);
    }

    /** The system lets go of a port only when the thread that accepts there has seen the end. */
    private static void await(Thread accepting) {
        try {
            accepting.join(CLOSING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is of no more use either way.
        }
    }
}
