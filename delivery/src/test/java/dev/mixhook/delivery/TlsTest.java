package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Outcome.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final EgressGuard guard = new EgressGuard(Set.of());
    private final Sender sender = new OkHttpSender(guard, "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void a_receiver_whom_a_trusted_authority_vouches_for_is_sent_to(String host)
            throws IOException { // R-W8
        try (var receiver = receiver(Certificates.certificate(host))) {
            assertThat(send(host, receiver, Certificates.trusted())).isEqualTo(ACCEPTED);
            assertThat(send(host, receiver, Certificates.trusted())).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void a_receiver_whom_nobody_trusted_vouches_for_is_unreachable()
            throws IOException { // R-W8, R-D6
        try (var receiver = receiver(Certificates.certificate("localhost"))) {
            var refusal =
                    new Unreachable(
                            "no TLS with localhost:%d: its certificate is signed by nobody who is trusted here"
                                    .formatted(receiver.port()));
            assertThat(send("localhost", receiver, new Trust.Default())).isEqualTo(refusal);
            assertThat(send("localhost", receiver, pem(selfSigned("localhost"))))
                    .isInstanceOf(Unreachable.class);
            assertThat(receiver.requests()).isZero();
        }
    }

    @Test
    void a_receiver_with_a_certificate_for_another_name_is_unreachable()
            throws IOException { // R-W8, R-D6
        try (var receiver = receiver(Certificates.certificate("receiver.example"))) {
            assertThat(send("localhost", receiver, Certificates.trusted()))
                    .isEqualTo(
                            new Unreachable(
                                    "no TLS with localhost:%d: its certificate is not for localhost"
                                            .formatted(receiver.port())));
            assertThat(receiver.requests()).isZero();
        }
    }

    @Test
    void a_sender_may_trust_an_authority_for_all_that_say_nothing_else()
            throws IOException { // R-W8
        try (var receiver = receiver(Certificates.certificate("localhost"));
                var trusting = new OkHttpSender(guard, "mixhook/test", Certificates.trusted())) {
            assertThat(trusting.send(post(webhook("localhost", receiver)))).isEqualTo(ACCEPTED);
            assertThat(
                            trusting.send(
                                    post(
                                            webhook("localhost", receiver)
                                                    .with(pem(selfSigned("localhost"))))))
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void a_receivers_own_certificate_may_be_trusted() throws IOException { // R-W8
        var own = selfSigned("localhost");
        try (var receiver = receiver(own)) {
            assertThat(send("localhost", receiver, pem(own))).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void of_several_certificates_in_a_file_each_is_trusted() throws IOException { // R-W8
        var both =
                "# ours\n"
                        + Certificates.certificate("other.example").certificatePem()
                        + "\n"
                        + Certificates.authority().certificatePem();
        try (var receiver = receiver(Certificates.certificate("localhost"))) {
            var trust = Trust.pem("both.pem", both.getBytes(US_ASCII));
            assertThat(send("localhost", receiver, trust)).isEqualTo(ACCEPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            })
    void what_holds_no_certificate_cannot_be_trusted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.pem("authority.pem", text.getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_on_the_wire_is_one_below_tls_too(WireFault.Stage stage) throws Exception { // R-D6
        var fault = new WireFault.Reset(stage);
        var heard = new LinkedBlockingQueue<RawReceiver.Heard>();
        try (var receiver =
                new RawReceiver(
                        Certificates.sockets(Certificates.certificate("localhost")),
                        LOOPBACK,
                        line -> heard.add(line.hearOut()))) {
            var outcome = sender.send(post(webhook("localhost", receiver)), fault);
            assertThat(heard.take().reset()).isTrue();
            assertThat(outcome)
                    .isEqualTo(
                            stage == WireFault.Stage.BEFORE
                                    ? new Unreachable(fault.reason())
                                    : new Uncertain(fault.reason()));
        }
    }

    /** OkHttp puts TLS on top of the socket that it was given. */
    @Test
    void a_socket_below_tls_sends_at_once() throws IOException {
        try (var receiver = receiver(Certificates.certificate("localhost"))) {
            var webhook = webhook("localhost", receiver);
            var noDelay = new ArrayList<Boolean>();
            var client =
                    new OkHttpClients(guard, new Trust.Default())
                            .of(webhook)
                            .newBuilder()
                            .addNetworkInterceptor(
                                    chain -> {
                                        var connection = chain.connection();
                                        noDelay.add(connection.socket().getTcpNoDelay());
                                        return chain.proceed(chain.request());
                                    })
                            .build();
            var request =
                    new Request.Builder()
                            .url(webhook.target())
                            .post(new OneShotBody(MediaType.get("text/plain"), new byte[0]))
                            .build();
            client.newCall(request).execute().close();
            assertThat(noDelay).containsExactly(true);
        }
    }

    private static RawReceiver receiver(HeldCertificate certificate) {
        return new RawReceiver(
                Certificates.sockets(certificate),
                LOOPBACK,
                line -> {
                    while (true) {
                        line.readRequest();
                        line.say(OK);
                    }
                });
    }

    private Outcome send(String host, RawReceiver receiver, Trust trust) {
        return sender.send(post(webhook(host, receiver).with(trust)));
    }

    private static Webhook webhook(String host, RawReceiver receiver) {
        return Webhook.to("https://" + host + ":" + receiver.port() + "/hook")
                .with(Certificates.trusted());
    }

    private static HeldCertificate selfSigned(String host) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(host).build();
    }

    private static Trust pem(HeldCertificate certificate) {
        return Trust.pem("own.pem", certificate.certificatePem().getBytes(US_ASCII));
    }
}
