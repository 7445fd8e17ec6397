package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import dev.mixhook.delivery.Webhook.Accept;
import dev.mixhook.delivery.testing.ScriptedSender;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real sender and the one for tests have to agree on. */
class SenderContractTest {
    @ParameterizedTest
    @CsvSource({
        "200, OK_ONLY, true",
        "200, ANY_2XX, true",
        "201, OK_ONLY, false",
        "201, ANY_2XX, true",
        "204, OK_ONLY, false",
        "204, ANY_2XX, true",
        "302, ANY_2XX, false",
        "404, ANY_2XX, false",
        "503, OK_ONLY, false",
    })
    void a_status_means_the_same_to_every_sender(int status, Accept accept, boolean accepted)
            throws IOException { // R-D1
        var answer = Answer.of(status, "");
        var outcome = accepted ? new Accepted(answer) : new Refused(answer);

        var scripted = new ScriptedSender();
        scripted.answers(status);
        assertThat(scripted.send(post(webhook("http://localhost/", accept)))).isEqualTo(outcome);

        try (var receiver =
                        RawReceiver.answering(
                                "HTTP/1.1 " + status + " Any\r\nContent-Length: 0\r\n\r\n");
                var real = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test")) {
            assertThat(real.send(post(webhook(receiver.webhook().url(), accept))))
                    .isEqualTo(outcome);
        }
    }

    private static Webhook webhook(String url, Accept accept) {
        return Webhook.to(url).with(new MessagesFormat(accept, JsonStyle.ASCII));
    }
}
