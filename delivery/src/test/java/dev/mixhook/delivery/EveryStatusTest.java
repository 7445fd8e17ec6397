package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import dev.mixhook.delivery.Webhook.Accept;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every status from 200 to 599 once, each with all that makes clients repeat a request. */
class EveryStatusTest {
    private static final String BAIT =
            "Location: /b\r\nRetry-After: 0\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                    + "Connection: close\r\nContent-Length: 0\r\n\r\n";

    private final AtomicInteger next = new AtomicInteger(200);

    @Test
    void only_200_is_accepted_and_no_post_is_repeated() throws IOException { // R-D1, R-D5, R-W8
        assertThat(accepted(Accept.OK_ONLY)).containsExactly(200);
    }

    @Test
    void every_2xx_is_accepted_where_the_campaign_says_so() throws IOException { // R-D1, R-W8
        assertThat(accepted(Accept.ANY_2XX))
                .containsExactlyElementsOf(IntStream.range(200, 300).boxed().toList());
    }

    private List<Integer> accepted(Accept accept) throws IOException {
        try (var receiver =
                        new RawReceiver(
                                line -> {
                                    line.readRequest();
                                    var status = next.getAndIncrement();
                                    line.say("HTTP/1.1 " + status + " Any\r\n" + BAIT);
                                });
                var sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test")) {
            var webhook = receiver.webhook().with(new MessagesFormat(accept, JsonStyle.ASCII));
            var accepted =
                    IntStream.range(200, 600)
                            .filter(status -> isAccepted(status, sender.send(post(webhook))))
                            .boxed()
                            .toList();
            assertThat(receiver.requests()).isEqualTo(400);
            assertThat(receiver.connections()).isEqualTo(400);
            return accepted;
        }
    }

    private static boolean isAccepted(int status, Outcome outcome) {
        return switch (outcome) {
            case Accepted(Answer answer) when answer.status() == status -> true;
            case Refused(Answer answer) when answer.status() == status -> false;
            default -> throw new AssertionError(status + " became " + outcome);
        };
    }
}
