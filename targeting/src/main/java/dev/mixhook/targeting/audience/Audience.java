package dev.mixhook.targeting.audience;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Who matches one target. The caller tells it of every change of data and moves its time forward,
 * all data of an instant before the timers of that instant; it tells the {@link Flips} of everyone
 * who starts or stops matching. Instants are milliseconds since the epoch. Not thread-safe.
 */
public final class Audience {
    private final Evaluator evaluator;
    private final Flips flips;
    private final BitSet matching = new BitSet();
    private final Timers timers = new Timers();
    private long[] untils = {};

    public Audience(Evaluator evaluator, Flips flips) {
        this.evaluator = evaluator;
        this.flips = flips;
    }

    /** Evaluates everyone there is; those who match flip now. */
    public void start(People people, long now) {
        for (int person = 0; person < people.size(); person++) {
            changed(person, now);
        }
    }

    /** Something about the person is new. */
    public void changed(int person, long now) {
        if (person >= untils.length) {
            int before = untils.length;
            untils = Arrays.copyOf(untils, Math.max(person + 1, before * 2));
            Arrays.fill(untils, before, untils.length, FOREVER);
        }
        Verdict verdict = evaluator.evaluate(person, now);
        if (verdict.until() != untils[person]) {
            untils[person] = verdict.until();
            if (verdict.until() != FOREVER) {
                timers.add(verdict.until(), person);
            }
        }
        if (verdict.matches() != matching.get(person)) {
            matching.set(person, verdict.matches());
            flips.flip(person, verdict.matches(), now);
        }
    }

    /**
     * The next instant at which time alone may change somebody; {@link Verdict#FOREVER} if there is
     * none.
     */
    public long next() {
        while (!timers.isEmpty() && untils[timers.firstPerson()] != timers.firstInstant()) {
            timers.removeFirst();
        }
        return timers.isEmpty() ? FOREVER : timers.firstInstant();
    }

    /** Evaluates those whose time has come, each at its own instant, up to {@code now} included. */
    public void advance(long now) {
        for (long instant = next(); instant <= now; instant = next()) {
            int person = timers.firstPerson();
            timers.removeFirst();
            untils[person] = FOREVER;
            changed(person, instant);
        }
    }

    public boolean matches(int person) {
        return matching.get(person);
    }

    /** Who matches now, by person; a copy. */
    public BitSet matching() {
        return (BitSet) matching.clone();
    }

    /**
     * Told of everyone who starts or stops matching, at the exact instant, in the order of
     * instants.
     */
    @FunctionalInterface
    public interface Flips {
        void flip(int person, boolean matches, long instant);
    }
}
