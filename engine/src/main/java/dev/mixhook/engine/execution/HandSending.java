package dev.mixhook.engine.execution;

import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Transition;
import java.util.List;

/** A POST that stands for itself: it is logged, and what comes of it changes nothing. */
final class HandSending {
    private HandSending() {}

    static void send(Campaign campaign, Post post, WebhookBody body, ExecutionContext context) {
        context.ledger().plan(List.of(post), List.of(), List.of(post));
        context.dispatcher()
                .send(
                        new WebhookRequest(post.n(), campaign.webhook(), body),
                        (outcome, transitions) -> {
                            transitions.add(new Transition.Settled(post, outcome));
                            return () ->
                                    context.listener()
                                            .tell(new EngineEvent.PostSettled(post, outcome));
                        });
    }
}
