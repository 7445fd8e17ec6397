package dev.mixhook.engine.cli;

import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Post;
import java.time.ZonedDateTime;
import java.util.List;

/** Sends POSTs by hand, and has the ledger keep them as any other. */
record ManualSend(OkHttpSender sender, Ledger ledger) {
    /**
     * The ledger's next POST, which is no attempt of the campaign's own.
     *
     * @param requeued those of the users whom an earlier POST could not deliver
     */
    Post post(
            Post.Purpose purpose,
            String campaign,
            ZonedDateTime at,
            WebhookBody body,
            List<String> requeued) {
        return new Post(
                ledger.lastPost() + 1,
                campaign,
                at.toInstant(),
                at.toOffsetDateTime(),
                at.toLocalDateTime(),
                0,
                1,
                1,
                body.users(),
                requeued,
                purpose,
                body.call());
    }

    /**
     * Sends a POST, and has the ledger keep it with its outcome.
     *
     * @param kept whether its body is to be kept until it is accepted (R-D4)
     */
    Transcript send(Post post, WebhookRequest request, boolean kept) {
        ledger.plan(List.of(post), kept ? List.of(request.body()) : List.of());
        ledger.sent(post);
        Transcript transcript = sender.exchange(request);
        ledger.settle(post, transcript.outcome());
        return transcript;
    }
}
