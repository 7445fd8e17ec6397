package dev.mixhook.engine.campaign;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.targeting.selector.Target;

/**
 * One campaign.
 *
 * @param name its identity in the ledger (R-S11)
 * @param batch how many users a POST carries at most, 1 to 50 (R-W3)
 * @param parallel how many of its POSTs may be under way at once, from 1 (R-W9)
 */
public record Campaign(
        String name,
        Webhook webhook,
        int batch,
        int parallel,
        Target target,
        Schedule schedule,
        Retry retry) {
    public Campaign {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a campaign has a name");
        }
        if (batch < 1 || batch > Batch.MOST) {
            throw new IllegalArgumentException(
                    "a batch holds 1 to %d users, was %d".formatted(Batch.MOST, batch));
        }
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel is 1 or more, was " + parallel);
        }
    }

    /** This campaign with another webhook. */
    public Campaign with(Webhook webhook) {
        return new Campaign(name, webhook, batch, parallel, target, schedule, retry);
    }
}
