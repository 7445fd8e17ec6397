package dev.mixhook.engine.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * This machine's own addresses. They are both families' wherever there are two: some senders take
 * {@code localhost} for one, some for the other.
 */
public final class Loopback {
    private static final InetAddress IPV4 = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("::1");

    /** How many ports are looked at before it is called an error. */
    private static final int LOOKED_AT = 100;

    private Loopback() {}

    /**
     * Where to listen for who comes to a port of {@code localhost}.
     *
     * @param port 0 for any that is free; then there is one address alone
     */
    public static List<InetSocketAddress> addresses(int port) throws IOException {
        InetSocketAddress ipv4 = new InetSocketAddress(IPV4, port);
        boolean both = port != 0 && NetworkInterface.getByInetAddress(IPV6) != null;
        return both ? List.of(ipv4, new InetSocketAddress(IPV6, port)) : List.of(ipv4);
    }

    /**
     * The first port on which nobody listens.
     *
     * @param first where to begin; 0 for any that is free
     * @throws IOException if the next hundred are all taken
     */
    public static int free(int first) throws IOException {
        for (int port = first; port < Math.min(first + LOOKED_AT, 65_536); port++) {
            try {
                return bound(port);
            } catch (BindException _) {
                // Taken; the next may be free.
            }
        }
        throw new IOException(
                "port " + first + " is taken, and so are those behind it; name one: --port");
    }

    private static int bound(int port) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (InetSocketAddress address : addresses(port)) {
                ServerSocket socket = new ServerSocket();
                sockets.add(socket);
                socket.bind(address);
            }
            return sockets.getFirst().getLocalPort();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
