package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.delivery.Outcome.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialledAddressTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress LOOPBACK_6 = InetAddress.ofLiteral("::1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("203.0.113.7");

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "staging.example.com"})
    void an_address_that_is_not_this_machine_is_not_dialled(String host) {
        assertThat(send("http://" + host + "/", _ -> List.of(ELSEWHERE)))
                .isEqualTo(
                        new Unreachable(
                                "%s is not this machine; to allow it: --allow-host %s"
                                        .formatted(host, host)));
    }

    @Test
    void the_address_that_was_checked_is_the_one_dialled() throws IOException {
        try (var receiver = RawReceiver.answering(OK)) {
            var answers = new ArrayDeque<>(List.of(List.of(LOOPBACK), List.of(ELSEWHERE)));
            var url = "http://rebinding.example:" + receiver.port() + "/";
            assertThat(send(url, _ -> answers.remove())).isEqualTo(ACCEPTED);
            assertThat(answers).hasSize(1);
        }
    }

    @Test
    void of_a_names_addresses_only_the_admitted_are_dialled() throws IOException {
        try (var receiver = RawReceiver.answering(OK)) {
            var url = "http://both.example:" + receiver.port() + "/";
            assertThat(send(url, _ -> List.of(ELSEWHERE, LOOPBACK))).isEqualTo(ACCEPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void a_receiver_on_either_address_of_localhost_is_found(String address) throws IOException {
        assumeTrue(hasIpv6(), "no IPv6 loopback");
        try (var receiver =
                new RawReceiver(InetAddress.ofLiteral(address), DialledAddressTest::ok)) {
            var url = "http://localhost:" + receiver.port() + "/";
            assertThat(send(url, _ -> List.of(LOOPBACK, LOOPBACK_6))).isEqualTo(ACCEPTED);
            assertThat(send(url, _ -> List.of(LOOPBACK_6, LOOPBACK))).isEqualTo(ACCEPTED);
            assertThat(receiver.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void a_receiver_on_either_address_is_found_under_a_name_of_this_machine(String address)
            throws IOException {
        assumeTrue(hasIpv6(), "no IPv6 loopback");
        try (var receiver =
                new RawReceiver(InetAddress.ofLiteral(address), DialledAddressTest::ok)) {
            var url = "http://shop.localhost:" + receiver.port() + "/";
            assertThat(send(url, _ -> List.of(ELSEWHERE))).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void what_the_address_that_was_reached_has_to_say_is_told() throws IOException {
        try (var receiver = new RawReceiver(line -> line.say("no TLS here"))) {
            var url = "https://shop.localhost:" + receiver.port() + "/";
            assertThat(send(url, _ -> List.of(ELSEWHERE)))
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Unreachable.class))
                    .extracting(Outcome.Unreachable::reason, InstanceOfAssertFactories.STRING)
                    .startsWith("no TLS with shop.localhost:" + receiver.port());
        }
    }

    private static void ok(RawReceiver.Line line) throws IOException {
        line.readRequest();
        line.say(OK);
    }

    private static Outcome send(String url, Dns resolver) {
        try (var sender = new OkHttpSender(new EgressGuard(Set.of(), resolver), "mixhook/test")) {
            return sender.send(post(Webhook.to(url)));
        }
    }

    private static boolean hasIpv6() {
        try (var _ = new ServerSocket(0, 1, LOOPBACK_6)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
