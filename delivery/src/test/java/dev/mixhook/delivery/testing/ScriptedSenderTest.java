package dev.mixhook.delivery.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.testing.ScriptedSender.Post;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptedSenderTest {
    private static final Webhook HOOK = Webhook.to("http://localhost/");

    private static final Outcome ACCEPTED = new Accepted(Answer.of(200, ""));

    private final ScriptedSender sender = new ScriptedSender();

    @Test
    void answers_come_in_their_order_and_then_200_for_good() {
        sender.answers(503, 200);
        sender.answers(new Uncertain("broke"));

        assertThat(sender.send(post("a"))).isEqualTo(new Refused(Answer.of(503, "")));
        assertThat(sender.send(post("b"))).isEqualTo(ACCEPTED);
        assertThat(sender.send(post("c"))).isEqualTo(new Uncertain("broke"));
        assertThat(sender.send(post("d", "e"))).isEqualTo(ACCEPTED);
        assertThat(sender.send(post("a"))).isEqualTo(ACCEPTED);
        assertThat(sender.accepted()).containsExactly("b", "d", "e", "a");
    }

    @Test
    void every_post_is_remembered_whatever_the_answer() {
        sender.answers(500);
        sender.send(post("a", "b"));
        sender.send(post("c"));
        assertThat(sender.posts())
                .extracting(Post::webhook, Post::users)
                .containsExactly(tuple(HOOK, List.of("a", "b")), tuple(HOOK, List.of("c")));
    }

    @Test
    void many_threads_may_send_at_once() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 1_000)
                    .forEach(n -> threads.submit(() -> sender.send(post("u" + n))));
        }
        assertThat(sender.posts()).hasSize(1_000);
        assertThat(sender.accepted()).hasSize(1_000).doesNotHaveDuplicates();
    }

    private static WebhookRequest post(String... users) {
        var form = WebhookBody.kept(List.of(users), new byte[0]);
        return new WebhookRequest(1, HOOK, form);
    }
}
