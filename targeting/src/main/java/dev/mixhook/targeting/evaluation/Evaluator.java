package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.person.Dates;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Target;

/** Runs one target over people. Not thread-safe. */
public final class Evaluator {
    /**
     * Where {@code datetime(NOW)} stops reading numbers as seconds, in the year 2106 (R-T9); what
     * would change only then is taken to hold forever.
     */
    private static final long HORIZON = 4_294_967_295_000L;

    private static final Verdict NO_PROFILE = new Verdict(false, FOREVER);

    private final Op selector;
    private final Sight sight;

    /**
     * @param dates what a profile's dates without a zone are in (R-T11)
     * @throws IllegalArgumentException if the target counts a behavior that it does not have
     */
    public Evaluator(Target target, People people, Dates dates) {
        this.selector = new Compiler(target, people.vocabulary(), dates).compile(target.selector());
        this.sight = new Sight(people);
    }

    /**
     * Whether the person matches. Somebody without a profile never does (R-T1).
     *
     * @param now milliseconds since the epoch
     */
    public Verdict evaluate(int person, long now) {
        if (!sight.people.hasProfile(person)) {
            return NO_PROFILE;
        }
        sight.look(person, now);
        boolean matches = sight.truth(selector);
        return new Verdict(matches, sight.until >= HORIZON ? FOREVER : sight.until);
    }
}
