package dev.mixhook.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * Sockets that send at once. OkHttp leaves TCP_NODELAY off, and a POST in two packets then waits
 * for the receiver's delayed acknowledgement: some 45 POSTs a second on one connection instead of
 * thousands ({@code ConnectionBenchmark}).
 */
final class NoDelaySockets extends SocketFactory {
    private final Supplier<Socket> unconnected;

    NoDelaySockets(Supplier<Socket> unconnected) {
        this.unconnected = unconnected;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = unconnected.get();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw dialsItself();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw dialsItself();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw dialsItself();
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw dialsItself();
    }

    private static UnsupportedOperationException dialsItself() {
        return new UnsupportedOperationException(
                "OkHttp dials the address that the guard has checked");
    }
}
