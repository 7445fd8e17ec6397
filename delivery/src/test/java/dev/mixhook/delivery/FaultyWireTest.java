package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.anyBatch;
import static dev.mixhook.delivery.Sample.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Outcome.Unreachable;
import dev.mixhook.delivery.RawReceiver.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a receiver sees of a fault. */
class FaultyWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final String BODY =
            new String(UsersFormEncoder.encode(anyBatch(), JsonStyle.ASCII), US_ASCII);

    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        sender.close();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(new WireFault.CutBody(0), 0, false),
                arguments(new WireFault.CutBody(50), 50, false),
                arguments(new WireFault.CutBody(99), 99, false),
                arguments(new WireFault.Reset(WireFault.Stage.DURING), 50, true),
                arguments(new WireFault.Reset(WireFault.Stage.AFTER), 100, true));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_request_has_its_head_and_a_part_of_its_body(
            WireFault.Break fault, int percent, boolean reset) throws Exception { // R-D6
        try (var receiver = new RawReceiver(line -> heard.add(line.hearOut()))) {
            assertThat(sender.send(post(receiver.webhook()), fault))
                    .isEqualTo(new Uncertain(fault.reason()));
            var seen = heard.take();
            assertThat(seen.reset()).isEqualTo(reset);
            assertThat(seen.text()).contains("Content-Length: " + BODY.length());
            assertThat(body(seen.text())).isEqualTo(BODY.substring(0, partOfBody(percent)));
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void a_reset_before_the_request_is_a_connection_without_one() throws Exception { // R-D6
        var fault = new WireFault.Reset(WireFault.Stage.BEFORE);
        try (var receiver = new RawReceiver(line -> heard.add(line.hearOut()))) {
            assertThat(sender.send(post(receiver.webhook()), fault))
                    .isEqualTo(new Unreachable("reset before the request, on purpose"));
            assertThat(heard.take()).isEqualTo(new Heard("", true));
        }
    }

    @Test
    void a_slow_head_keeps_back_the_body_and_its_own_rest() throws Exception { // R-D7
        try (var receiver = new RawReceiver(line -> heard.add(line.hearOut()))) {
            assertThat(sender.send(post(receiver.webhook(SOON)), new WireFault.SlowHead(HOUR)))
                    .isEqualTo(outOfTime(receiver));
            assertThat(heard.take().text()).startsWith("P").doesNotContain("\r\n");
        }
    }

    @Test
    void a_slow_body_follows_its_head_at_once() throws Exception { // R-D7
        try (var receiver = new RawReceiver(line -> heard.add(line.hearOut()))) {
            assertThat(sender.send(post(receiver.webhook(SOON)), new WireFault.SlowBody(1)))
                    .isEqualTo(outOfTime(receiver));
            assertThat(body(heard.take().text())).startsWith("u").hasSizeLessThan(10);
        }
    }

    static Stream<WireFault> late() {
        return Stream.of(
                new WireFault.OwnConnection(),
                new WireFault.SlowHead(Duration.ofMillis(100)),
                new WireFault.SlowBody(1_000));
    }

    @ParameterizedTest
    @MethodSource("late")
    void what_is_only_late_is_the_same_request(WireFault fault) throws IOException {
        var requests = new LinkedBlockingQueue<String>();
        try (var receiver = accepting(requests)) {
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(ACCEPTED);
            assertThat(sender.send(post(receiver.webhook()), fault)).isEqualTo(ACCEPTED);
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(ACCEPTED);
            assertThat(requests).hasSize(3);
            assertThat(Set.copyOf(requests)).hasSize(1);
            // The faulty one had its own.
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    @Test
    void names_of_headers_can_come_in_lower_case_and_nothing_else_differs() throws IOException {
        var requests = new LinkedBlockingQueue<String>();
        try (var receiver = accepting(requests)) {
            sender.send(post(receiver.webhook()));
            sender.send(post(receiver.webhook()), new WireFault.LowerCaseNames());
        }
        var usual = requests.remove();
        var lower = requests.remove();
        assertThat(usual).contains("Content-Type: ", "Content-Length: ");
        assertThat(lower)
                .contains("content-type: ", "content-length: ")
                .isEqualToIgnoringCase(usual);
        assertThat(body(lower)).isEqualTo(body(usual));
    }

    @Test
    void where_nobody_listens_a_fault_changes_nothing() throws IOException { // R-D6
        var peer = "localhost:" + Sample.freePort();
        assertThat(sender.send(post(Webhook.to("http://" + peer)), new WireFault.CutBody(50)))
                .isEqualTo(new Unreachable("connection refused by " + peer));
    }

    private static RawReceiver accepting(Queue<String> requests) throws IOException {
        return new RawReceiver(
                line -> {
                    while (true) {
                        requests.add(line.readRequest());
                        line.say(OK);
                    }
                });
    }

    private static Uncertain outOfTime(RawReceiver receiver) {
        return new Uncertain(
                "no answer from localhost:%d within 300 ms".formatted(receiver.port()));
    }

    private static String body(String request) {
        assertThat(request).startsWith("POST /hook HTTP/1.1\r\n").contains("\r\n\r\n");
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static int partOfBody(int percent) {
        return BODY.length() * percent / 100;
    }
}
