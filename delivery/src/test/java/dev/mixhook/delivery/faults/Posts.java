package dev.mixhook.delivery.faults;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import java.util.List;

/** POSTs and what becomes of them. */
final class Posts {
    static final Outcome ACCEPTED = new Outcome.Accepted(Answer.of(200, ""));

    private static final Webhook HOOK = Webhook.to("http://localhost/");

    private Posts() {}

    static WebhookRequest post(long number, String... users) {
        return new WebhookRequest(number, HOOK, WebhookBody.kept(List.of(users), new byte[0]));
    }

    static Outcome refused(int status) {
        return new Outcome.Refused(Answer.of(status, ""));
    }
}
