package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class NoDelaySocketsTest {
    @Test
    void a_socket_sends_at_once() throws IOException {
        try (var socket = new NoDelaySockets(Socket::new).createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
