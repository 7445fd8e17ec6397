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

    /**
     * When each person is evaluated again: never later than time alone can change them. It stays
     * where it is when that moves away, so that who is active every day sets no timer every day
     * ({@code FlowAudienceBenchmark}).
     */
    private long[] armed = {};

    public Audience(Evaluator evaluator, Flips flips) {
        this.evaluator = evaluator;
        this.flips = flips;
    }

    /** Evaluates everyone there is; those who match flip now. */
    public void start(People people, long now) {
        grow(people.size());
        for (int person = 0; person < people.size(); person++) {
            changed(person, now);
        }
    }

    /** Something about the person is new. */
    public void changed(int person, long now) {
        if (person >= armed.length) {
            grow(Math.max(person + 1, armed.length + armed.length / 4));
        }
        boolean matches = evaluator.matches(person, now);
        long until = evaluator.until();
        if (until < armed[person]) {
            armed[person] = until;
            timers.add(until, person);
        }
        if (matches != matching.get(person)) {
            matching.set(person, matches);
            flips.flip(person, matches, now);
        }
    }

    private void grow(int people) {
        int before = armed.length;
        armed = Arrays.copyOf(armed, Math.max(before, people));
        Arrays.fill(armed, before, armed.length, FOREVER);
    }

    /**
     * The next instant at which time alone may change somebody; {@link Verdict#FOREVER} if there is
     * none.
     */
    public long next() {
        while (!timers.isEmpty() && armed[timers.firstPerson()] != timers.firstInstant()) {
            timers.removeFirst();
        }
        return timers.earliest();
    }

    /** Evaluates those whose time has come, each at its own instant, up to {@code now} included. */
    public void advance(long now) {
        while (timers.earliest() <= now && !timers.isEmpty()) {
            long instant = timers.firstInstant();
            int person = timers.firstPerson();
            timers.removeFirst();
            if (armed[person] == instant) {
                armed[person] = FOREVER;
                changed(person, instant);
            }
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
