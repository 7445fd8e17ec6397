package dev.mixhook.engine.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {
    private static final WebAnswer OK = WebResponse.of(200);

    @Test
    void requests_on_one_connection_are_answered_one_after_the_other() throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say(
                    "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                            + "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                            + "POST /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(connection.hearOut().split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
            assertThat(connection.came())
                    .extracting(Request::target, Request::body)
                    .containsExactly("/a", "abc");
            assertThat(connection.came().target()).isEqualTo("/b");
            assertThat(connection.came().target()).isEqualTo("/c");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hooks/win-back?key=s3cret",
                "/a%20b//c;d?x=%7e&&=1?/",
                "/?",
                "//two/slashes",
                "/caf%C3%A9?q=+%2B",
                "/bare{braces}|\"quotes\"",
                "http://localhost:6494/absolute?form=1",
                "*"
            })
    void the_target_is_kept_as_it_was_written(String target) throws Exception { // R-W1
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say("POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(connection.hearOut()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(connection.came().target()).isEqualTo(target);
        }
    }

    @Test
    void headers_keep_their_order_letter_case_and_repetitions() throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say(
                    "POST / HTTP/1.1\r\nX-b: 2\r\nhOST: x\r\nX-B:1\r\nEmpty:\r\nConnection: close\r\n\r\n");
            connection.hearOut();
            Request request = connection.came();
            assertThat(request.headers())
                    .containsExactly(
                            new Request.Header("X-b", "2"),
                            new Request.Header("hOST", "x"),
                            new Request.Header("X-B", "1"),
                            new Request.Header("Empty", ""),
                            new Request.Header("Connection", "close"));
            assertThat(request.values("x-b")).containsExactly("2", "1");
        }
    }

    @Test
    void a_body_may_come_in_chunks_and_hold_any_bytes() throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say(
                    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                            + "3;ext=1\r\nab\0\r\n2\r\n\u00ff\u0080\r\n0\r\nTrailer: t\r\n\r\n");
            assertThat(connection.hearOut()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(connection.came().body()).isEqualTo("ab\0\u00ff\u0080");
        }
    }

    @Test
    void who_waits_for_100_continue_gets_it() throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say(
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(connection.hear(12)).isEqualTo("HTTP/1.1 100");
            connection.say("abc");
            connection.finish();
            assertThat(connection.hearOut()).contains("\r\nHTTP/1.1 200 OK\r\n");
            assertThat(connection.came().body()).isEqualTo("abc");
        }
    }

    @Test
    void http_1_0_is_answered_and_its_connection_closed() throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say("POST /old HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(connection.hearOut()).startsWith("HTTP/1.").contains(" 200 OK\r\n");
            assertThat(connection.came().body()).isEqualTo("abc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "POST /\r\n\r\n",
                "POST / HTTP/one\r\n\r\n",
                "POST / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: rot13\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            })
    void what_is_no_http_is_answered_4xx_or_5xx_and_told(String nonsense) throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say(nonsense);
            assertThat(connection.hearOut())
                    .matches("(?s)HTTP/1.1 (400|501) .*Connection: close.*");
            assertThat(connection.broke()).startsWith("no HTTP: ");
            assertThat(connection.nothingCame()).isTrue();
        }
    }

    @Test
    void a_body_of_more_than_64_mib_is_answered_413() throws Exception {
        try (RawConnection connection = RawConnection.answering(OK)) {
            int size = RequestHandler.LARGEST + 1;
            connection.say("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n");
            connection.say(new byte[size]);
            connection.finish();
            assertThat(connection.hearOut()).startsWith("HTTP/1.1 413 ");
            assertThat(connection.broke())
                    .isEqualTo("POST /big has more than 64 MiB; answered 413");
            assertThat(connection.nothingCame()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /cut HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc|POST /cut broke off after 3 of 9 bytes of its body",
                "POST /cut HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc|POST /cut broke off after 3 bytes of its body",
                "POST /cut HTTP/1.1\r\nHost: x\r\n|POST /cut broke off before the end of its headers",
                "POST /cut HTTP/1.1\r\nHost: x\r\nContent-Le|a request broke off before the end of its headers"
            })
    void a_request_that_breaks_off_is_told_and_not_taken_for_whole(String row) throws Exception {
        String[] parts = row.split("\\|", 2);
        try (RawConnection connection = RawConnection.answering(OK)) {
            connection.say(parts[0]);
            connection.finish();
            assertThat(connection.broke()).isEqualTo(parts[1]);
            assertThat(connection.nothingCame()).isTrue();
        }
    }

    @Test
    void a_reset_is_one() throws Exception {
        try (RawConnection connection = RawConnection.answering(new WebAnswer.Reset())) {
            connection.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
            assertThatThrownBy(connection::hearOut)
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
            assertThat(connection.came().body()).isEqualTo("abc");
        }
    }

    @Test
    void a_timeout_answers_nothing_and_keeps_the_connection_open() throws Exception {
        try (RawConnection connection = RawConnection.answering(new WebAnswer.Never())) {
            connection.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(connection.came().body()).isEqualTo("abc");
            connection.patience(Duration.ofMillis(200));
            assertThatThrownBy(connection::hearOut).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void an_answer_is_held_back_for_the_delay() throws Exception {
        try (RawConnection connection = new RawConnection(OK, Duration.ofHours(1))) {
            connection.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            assertThat(connection.came().target()).isEqualTo("/");
            connection.patience(Duration.ofMillis(200));
            assertThatThrownBy(connection::hearOut).isInstanceOf(SocketTimeoutException.class);
        }
        try (RawConnection connection = new RawConnection(OK, Duration.ofMillis(1))) {
            connection.say("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(connection.hearOut()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void a_status_goes_out_with_its_text() throws Exception {
        try (RawConnection connection = RawConnection.answering(WebResponse.of(405, "POST here"))) {
            connection.say("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(connection.hearOut())
                    .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                    .contains("\r\nAllow: POST\r\n")
                    .endsWith("\r\n\r\nPOST here\n");
        }
    }

    @Test
    void closing_closes_the_connections_too() throws Exception {
        try (RawConnection connection = RawConnection.answering(new WebAnswer.Never())) {
            connection.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            connection.came();
            connection.stop();
            assertThat(connection.hearOut()).isEmpty();
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        RandomRefusals randomRefusals = new RandomRefusals(0, 1);
        try (Receiver receiver =
                Receiver.start(List.of(loopback(0)), Duration.ZERO, randomRefusals)) {
            int port = receiver.ports().getFirst();
            assertThatThrownBy(
                            () ->
                                    Receiver.start(
                                            List.of(loopback(port)), Duration.ZERO, randomRefusals))
                    .isInstanceOf(IOException.class)
                    .hasMessage("port " + port + " is taken: another program listens there");
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
