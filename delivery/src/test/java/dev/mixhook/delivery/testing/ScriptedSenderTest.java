package dev.mixhook.delivery.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.testing.ScriptedSender.Post;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptedSenderTest {
    private static final Webhook HOOK = Webhook.to("http://localhost/");

    private final ScriptedSender sender = new ScriptedSender();

    @Test
    void answers_come_in_their_order_and_then_200_for_good() {
        sender.answers(503, 200);
        sender.answers(new Uncertain("broke"));

        assertThat(sender.send(HOOK, batchOf("a"))).isEqualTo(new Refused(503, ""));
        assertThat(sender.send(HOOK, batchOf("b"))).isEqualTo(new Accepted(200));
        assertThat(sender.send(HOOK, batchOf("c"))).isEqualTo(new Uncertain("broke"));
        assertThat(sender.send(HOOK, batchOf("d", "e"))).isEqualTo(new Accepted(200));
        assertThat(sender.send(HOOK, batchOf("a"))).isEqualTo(new Accepted(200));
        assertThat(sender.accepted()).containsExactly("b", "d", "e", "a");
    }

    @Test
    void every_post_is_remembered_whatever_the_answer() {
        sender.answers(500);
        sender.send(HOOK, batchOf("a", "b"));
        sender.send(HOOK, batchOf("c"));
        assertThat(sender.posts())
                .containsExactly(new Post(HOOK, List.of("a", "b")), new Post(HOOK, List.of("c")));
    }

    @Test
    void many_threads_may_send_at_once() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 1_000)
                    .forEach(n -> threads.submit(() -> sender.send(HOOK, batchOf("u" + n))));
        }
        assertThat(sender.posts()).hasSize(1_000);
        assertThat(sender.accepted()).hasSize(1_000).doesNotHaveDuplicates();
    }

    private static Batch batchOf(String... users) {
        return new Batch(
                1,
                1,
                Stream.of(users).map(user -> new Recipient(user, "{}".getBytes(UTF_8))).toList());
    }
}
