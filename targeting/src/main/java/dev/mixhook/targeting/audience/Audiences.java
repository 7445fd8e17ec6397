package dev.mixhook.targeting.audience;

import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who matches each of several targets, over the same people. The caller tells it of every change of
 * data and moves its time forward, all data of an instant before the timers of that instant; it
 * tells the {@link Audience.Flips} of each audience of everyone who starts or stops matching.
 * Instants are milliseconds since the epoch. Not thread-safe.
 *
 * <p>Equal targets are evaluated once; a person is evaluated for those targets whose last answer
 * hangs on what is new, and for those that time may have changed.
 */
public final class Audiences {
    private final People people;
    private final Map<Meaning, Integer> numbers = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<List<Audience.Flips>> told = new ArrayList<>();
    private final Timers timers = new Timers();
    private final Changes changes = new Changes();
    private List<Evaluator> evaluators = List.of();
    private Standings standings = Standings.NONE;

    /** What was read ahead: nothing of meaning. */
    private long unused;

    /** What of a target says who matches. */
    private record Meaning(Expr selector, List<Behavior> behaviors) {}

    public Audiences(People people) {
        this.people = people;
    }

    /** Another one, before any has started. */
    public Audience add(Target target, Audience.Flips flips) {
        if (standings != Standings.NONE) {
            throw new IllegalStateException("audiences have started, and one more came");
        }
        int number =
                numbers.computeIfAbsent(
                        new Meaning(target.selector(), target.behaviors()), _ -> targets.size());
        if (number == targets.size()) {
            targets.add(target);
            told.add(new ArrayList<>());
        }
        return new Audience(this, number, flips);
    }

    /** Evaluates everyone there is, unless that was done. */
    void start(long now) {
        if (standings != Standings.NONE) {
            return;
        }
        evaluators = Evaluator.ofAll(targets, people);
        standings = new Standings(evaluators, people.vocabulary());
        for (int person = 0; person < people.size(); person++) {
            evaluateAll(person, now);
        }
    }

    /** From now on an audience is told of flips. */
    void tell(int target, Audience.Flips flips) {
        told.get(target).add(flips);
    }

    int people() {
        return people.size();
    }

    boolean matches(int person, int target) {
        return standings.matches(person, target);
    }

    /** The person did an event of a slot of the vocabulary. */
    public void event(int person, int event) {
        changes.add(person, event);
    }

    /** The value in a slot of the vocabulary is another for the person. */
    public void property(int person, int property) {
        changes.add(person, people.vocabulary().events() + property);
    }

    /** Anything may be new about the person. */
    public void everything(int person) {
        changes.add(person, Changes.EVERYTHING);
    }

    /**
     * Reads how the person stands, so that it is near when they are evaluated.
     *
     * @return nothing of meaning, so that it is not left out
     */
    public long peek(int person) {
        return standings.peek(person);
    }

    /** Evaluates those of whom something is new, in the order of people. */
    public void evaluate(long now) {
        changes.take(
                (person, name) -> {
                    if (name == Changes.EVERYTHING) {
                        evaluateAll(person, now);
                    } else {
                        evaluateDependent(person, name, now);
                    }
                });
    }

    private void evaluateAll(int person, long now) {
        for (int target = 0; target < targets.size(); target++) {
            evaluate(person, target, now);
        }
    }

    private void evaluateDependent(int person, int name, long now) {
        int end = standings.end(name);
        for (int place = standings.next(person, standings.first(name), end);
                place < end;
                place = standings.next(person, place + 1, end)) {
            evaluate(person, standings.targetAt(place), now);
        }
    }

    private void evaluate(int person, int target, long now) {
        Evaluator evaluator = evaluators.get(target);
        boolean matches = evaluator.matches(person, now);
        long until = evaluator.until();
        if (standings.arm(person, target, until)) {
            timers.add(until, standings.number(person, target));
        }
        standings.dependOn(person, target, evaluator.read());
        if (standings.setMatches(person, target, matches)) {
            for (Audience.Flips flips : told.get(target)) {
                flips.flip(person, matches, now);
            }
        }
    }

    private void peekAtTimer(long number) {
        int person = standings.person(number);
        unused += peek(person) + evaluators.get(standings.target(number)).peek(person);
    }

    /**
     * The next instant at which time alone may change somebody; {@link Verdict#FOREVER} if there is
     * none.
     */
    public long next() {
        while (!timers.isEmpty()
                && !standings.isArmed(timers.firstNumber(), timers.firstInstant())) {
            timers.removeFirst();
        }
        return timers.earliest();
    }

    /** Evaluates those whose time has come, each at its own instant, up to {@code now} included. */
    public void advance(long now) {
        while (timers.earliest() <= now && !timers.isEmpty()) {
            long instant = timers.firstInstant();
            long number = timers.firstNumber();
            timers.announce(this::peekAtTimer);
            timers.removeFirst();
            if (standings.isArmed(number, instant)) {
                standings.disarm(number);
                evaluate(standings.person(number), standings.target(number), instant);
            }
        }
    }
}
