package dev.mixhook.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerTest {
    @Test
    void a_port_that_was_closed_can_be_listened_on_at_once() throws IOException {
        int port = free();
        for (int i = 0; i < 50; i++) {
            try (Listener _ = listen(port);
                    Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static Listener listen(int port) throws IOException {
        return Listener.start(Loopback.addresses(port), socket -> socket.getInputStream().read());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
