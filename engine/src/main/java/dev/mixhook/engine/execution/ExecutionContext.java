package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.targeting.person.People;

/**
 * What all campaigns of a run have in common.
 *
 * @param keepGoing whether campaigns go on after twenty attempts in a row in which nothing was
 *     accepted (R-D9)
 */
public record ExecutionContext(
        People people,
        Ledger ledger,
        Dispatcher dispatcher,
        EngineListener listener,
        PostNumbers numbers,
        EngineTime time,
        boolean keepGoing) {
    /** The same for other people. */
    public ExecutionContext with(People others) {
        return new ExecutionContext(others, ledger, dispatcher, listener, numbers, time, keepGoing);
    }

    void note(Notice notice) {
        ledger.note(notice);
        listener.tell(new EngineEvent.UsersNoted(notice));
    }
}
