package dev.mixhook.engine.campaign;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.targeting.selector.Target;

/**
 * One campaign.
 *
 * @param name its identity in the ledger (R-S11)
 * @param batch how many users a POST carries at most, from 1 to the most that its format takes
 *     (R-W3, R-C3)
 * @param target whom it is for; nobody where it streams events
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
        int most = webhook.format().most();
        if (batch < 1 || batch > most) {
            throw new IllegalArgumentException(
                    "a batch holds 1 to %d users, was %d".formatted(most, batch));
        }
        if (webhook.format() instanceof CohortSyncFormat
                != schedule.timing() instanceof Timing.Sync) {
            throw new IllegalArgumentException("a cohort is synced, and nothing else is");
        }
        if (webhook.format() instanceof EventStreamFormat
                != schedule.timing() instanceof Timing.Stream) {
            throw new IllegalArgumentException("events are streamed, and nothing else is");
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
