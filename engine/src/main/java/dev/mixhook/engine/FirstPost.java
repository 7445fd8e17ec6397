package dev.mixhook.engine;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.attempt.Happening;
import dev.mixhook.engine.attempt.Journal;
import java.util.Optional;

/** Passes on what happens, and keeps why the very first POST found nobody (R-D9). */
final class FirstPost implements Journal {
    private final Journal journal;
    private Optional<String> unreachable = Optional.empty();

    FirstPost(Journal journal) {
        this.journal = journal;
    }

    /** Empty if it found somebody, or nothing was sent. */
    Optional<String> unreachable() {
        return unreachable;
    }

    @Override
    public void tell(Happening happening) {
        if (happening instanceof Happening.PostSettled(var post, Outcome.Unreachable(String reason))
                && post.n() == 1) {
            unreachable = Optional.of(reason);
        }
        journal.tell(happening);
    }
}
