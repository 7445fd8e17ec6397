package dev.mixhook.engine.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a ledger are asked for; null where it does not matter.
 *
 * @param users of whom one takes part in the POST, or the notice is about them; a notice about
 *     everyone is about each; none where it does not matter
 * @param since the attempt's instant or the notice's, itself included
 * @param until likewise, itself excluded
 * @param state of POSTs; notices have none, and are then left out
 */
public record LedgerSelection(
        @Nullable String campaign,
        Set<String> users,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable PostState state) {
    public static final LedgerSelection EVERYTHING =
            new LedgerSelection(null, Set.of(), null, null, null);

    public LedgerSelection {
        users = Set.copyOf(users);
    }

    public LedgerSelection ofCampaign(@Nullable String name) {
        return new LedgerSelection(name, users, since, until, state);
    }

    public LedgerSelection ofUser(@Nullable String id) {
        return ofUsers(id == null ? Set.of() : Set.of(id));
    }

    public LedgerSelection ofUsers(Set<String> ids) {
        return new LedgerSelection(campaign, ids, since, until, state);
    }

    public LedgerSelection of(@Nullable PostState other) {
        return new LedgerSelection(campaign, users, since, until, other);
    }
}
