package dev.mixhook.engine.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a ledger are asked for; null where it does not matter.
 *
 * @param user takes part in the POST, or the notice is about them; a notice about everyone is about
 *     each
 * @param since the attempt's instant or the notice's, itself included
 * @param until likewise, itself excluded
 * @param state of POSTs; notices have none, and are then left out
 */
public record Selection(
        @Nullable String campaign,
        @Nullable String user,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable PostState state) {
    public static final Selection EVERYTHING = new Selection(null, null, null, null, null);

    public Selection ofCampaign(@Nullable String name) {
        return new Selection(name, user, since, until, state);
    }

    public Selection ofUser(@Nullable String id) {
        return new Selection(campaign, id, since, until, state);
    }

    public Selection of(@Nullable PostState other) {
        return new Selection(campaign, user, since, until, other);
    }
}
