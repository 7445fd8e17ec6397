package dev.mixhook.engine.attempt;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.targeting.person.People;

/**
 * What all campaigns of a run have in common.
 *
 * @param keepGoing whether campaigns go on after twenty attempts in a row in which nothing was
 *     accepted (R-D9)
 */
public record Shared(
        People people,
        Ledger ledger,
        Courier courier,
        Journal journal,
        PostNumbers numbers,
        Present present,
        boolean keepGoing) {
    /** The same for other people. */
    public Shared with(People others) {
        return new Shared(others, ledger, courier, journal, numbers, present, keepGoing);
    }

    void note(Notice notice) {
        ledger.note(notice);
        journal.tell(new Happening.UsersNoted(notice));
    }
}
