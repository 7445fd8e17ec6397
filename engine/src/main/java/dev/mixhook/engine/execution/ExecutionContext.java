package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.targeting.audience.Audiences;
import dev.mixhook.targeting.person.People;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * What all campaigns of a run have in common.
 *
 * @param audiences who matches each campaign, told of all data
 * @param postNumbers gives the next POST its number, one sequence for the whole ledger
 */
public record ExecutionContext(
        People people,
        Audiences audiences,
        Ledger ledger,
        Dispatcher dispatcher,
        EngineListener listener,
        LongSupplier postNumbers,
        EngineTime time,
        ExecutionOptions options) {
    /** All of it but the people, who are others. */
    public ExecutionContext with(People others) {
        return new ExecutionContext(
                others,
                new Audiences(others),
                ledger,
                dispatcher,
                listener,
                postNumbers,
                time,
                options);
    }

    /** The people's numbers; whom no data has named yet gets one. */
    IntStream numbers(List<String> users) {
        return users.stream().mapToInt(people::admit);
    }

    void note(Notice notice) {
        ledger.note(notice);
        listener.tell(new EngineEvent.UsersNoted(notice));
    }
}
