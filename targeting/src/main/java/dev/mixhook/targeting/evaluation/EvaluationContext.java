package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation looks at, and what it learns beside the value. Mutable and reused, because a
 * million people are evaluated in a row; it never leaves the package.
 */
final class EvaluationContext {
    final People people;
    private final EventTimeline[] timelines;
    int person;
    long now;

    /** The event under a behavior's {@code where}. */
    @Nullable EventTimeline timeline;

    int event;

    /** The element under a quantifier. */
    Value item = Value.undefined();

    /** Until when what was evaluated so far holds; only ever lowered. */
    long until;

    /**
     * The names of data that what was evaluated so far hangs on, as {@link Dependencies} has them.
     */
    long read;

    private Dependencies dependencies;

    /**
     * How fast the value of the moving node evaluated last changes: a second, in its own unit
     * (seconds for a moment).
     */
    double slope;

    /** How far off that value may be by rounding, in its own unit (milliseconds for a moment). */
    double error;

    EvaluationContext(People people) {
        this.people = people;
        this.dependencies = Dependencies.none(people.vocabulary());
        this.timelines = new EventTimeline[people.vocabulary().events()];
        for (int event = 0; event < timelines.length; event++) {
            timelines[event] = people.timeline(event);
        }
    }

    /** What the person did under a slot; the next call of the same slot shows the same object. */
    EventTimeline events(int slot) {
        return history(slot, timelines[slot]);
    }

    /** What the person did under a slot, in an object of its own. */
    EventTimeline history(int slot) {
        return history(slot, people.timeline(slot));
    }

    private EventTimeline history(int slot, EventTimeline timeline) {
        read |= dependencies.event(slot);
        return timeline.of(person);
    }

    /** The value of a property in 64 bits. */
    long code(int slot) {
        read |= dependencies.property(slot);
        return people.code(person, slot);
    }

    /** Another target is evaluated from now on, which asks for these names. */
    void lookFor(Dependencies names) {
        dependencies = names;
    }

    void look(int at, long instant) {
        person = at;
        now = instant;
        until = FOREVER;
        read = 0;
        slope = 0;
    }

    void holdUntil(long instant) {
        until = Math.min(until, instant);
    }

    double slopeOf(BoundExpr evaluated) {
        return evaluated.moves() ? slope : 0;
    }

    /** What changes in steps is exact between them, and leaves {@link #error} to others. */
    double errorOf(BoundExpr evaluated) {
        return slopeOf(evaluated) == 0 ? 0 : error;
    }

    /** Whether a node is true for a person, now. */
    boolean holds(BoundExpr op, int at) {
        look(at, now);
        return truth(op);
    }

    /** The value of a node as true or false. */
    boolean truth(BoundExpr op) {
        return settled(op).isTruthy();
    }

    /** The value of a node that is looked at for its truth, which holds until it comes to 0. */
    Value settled(BoundExpr op) {
        Value value = op.at(this);
        if (slopeOf(op) != 0 && value instanceof Value.Num(double number)) {
            holdUntil(
                    ZeroCrossing.ofNumbers(number, 0, slope, ZeroCrossing.Zero.ALONE, error)
                            .after(now));
        }
        return value;
    }

    /**
     * The value of an operand whose change over time the operation cannot follow: it holds for this
     * instant only.
     */
    Value still(BoundExpr op) {
        Value value = op.at(this);
        if (slopeOf(op) != 0) {
            holdUntil(now + 1);
        }
        return value;
    }
}
