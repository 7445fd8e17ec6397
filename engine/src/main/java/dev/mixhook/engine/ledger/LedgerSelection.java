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
public record LedgerSelection(
        @Nullable String campaign,
        @Nullable String user,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable PostState state) {
    public static final LedgerSelection EVERYTHING =
            new LedgerSelection(null, null, null, null, null);

    public LedgerSelection ofCampaign(@Nullable String name) {
        return new LedgerSelection(name, user, since, until, state);
    }

    public LedgerSelection ofUser(@Nullable String id) {
        return new LedgerSelection(campaign, id, since, until, state);
    }

    public LedgerSelection of(@Nullable PostState other) {
        return new LedgerSelection(campaign, user, since, until, other);
    }
}
