package dev.mixhook.engine.report;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import dev.mixhook.engine.state.Memberships.Membership;

/** Shows what a ledger holds. */
public interface LedgerReport {
    /** Shows an entry with all of its users; nothing for a notice about no user. */
    void entry(Entry entry);

    /**
     * Shows what an entry means to a user.
     *
     * @param id the one of their ids that it is about
     */
    void entry(String user, String id, Entry entry);

    void dead(DeadLetter letter);

    /** Shows how a user stands with a cohort in the end. */
    void membership(String user, Membership membership);
}
