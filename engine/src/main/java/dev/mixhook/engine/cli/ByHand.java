package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.Exchange;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Post;
import java.time.ZonedDateTime;
import java.util.List;

/** Sends POSTs by hand, and has the ledger keep them as any other. */
record ByHand(OkHttpSender sender, Ledger ledger) {
    /**
     * The ledger's next POST, which is no attempt of the campaign's own.
     *
     * @param requeued those of the users whom an earlier POST could not deliver
     */
    Post post(
            Post.Purpose purpose,
            String campaign,
            ZonedDateTime at,
            List<String> users,
            List<String> requeued) {
        return new Post(
                ledger.lastPost() + 1,
                campaign,
                at.toInstant(),
                at.toOffsetDateTime(),
                0,
                1,
                1,
                users,
                requeued,
                purpose);
    }

    /**
     * Sends it.
     *
     * @param kept whether its body is to be kept until it is accepted (R-D4)
     */
    Exchange send(Post post, Envelope envelope, boolean kept) {
        ledger.plan(List.of(post), kept ? List.of(envelope.form()) : List.of());
        ledger.sent(post);
        Exchange exchange = sender.exchange(envelope);
        ledger.settle(post, exchange.outcome());
        return exchange;
    }
}
