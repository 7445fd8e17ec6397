package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Value;
import java.util.BitSet;
import java.util.List;

/** Runs one target over people. Not thread-safe. */
public final class Evaluator {
    /**
     * Where {@code datetime(NOW)} stops reading numbers as seconds, in the year 2106 (R-T9); what
     * would change only then is taken to hold forever.
     */
    static final long HORIZON = 4_294_967_295_000L;

    /** Evaluations after which a flip that does not come is no longer looked for. */
    private static final int PATIENCE = 100_000;

    private static final int NO_EVENT = -1;

    private final BoundExpr selector;
    private final EvaluationContext context;
    private final Dependencies dependencies;
    private final int event;

    /**
     * An evaluator of a campaign's target.
     *
     * @throws IllegalArgumentException if the target counts a behavior that it does not have
     */
    public Evaluator(Target target, People people) {
        this(target, people, NO_EVENT);
    }

    /**
     * An evaluator that also sees an event: the person's first of that slot.
     *
     * @param event a slot of the people's vocabulary, or -1 for none
     */
    public Evaluator(Target target, People people, int event) {
        this(target, people, event, new Compiler(target, people));
    }

    /** An evaluator of a compiler's choice. */
    Evaluator(Target target, People people, int event, Compiler compiler) {
        this(target, new EvaluationContext(people), event, compiler);
    }

    private Evaluator(Target target, EvaluationContext context, int event, Compiler compiler) {
        this.selector =
                (event == NO_EVENT ? compiler : compiler.inside(event)).compile(target.selector());
        this.context = context;
        this.dependencies = Dependencies.of(target, context.people.vocabulary());
        this.event = event;
    }

    /**
     * An evaluator of each target; of all of them only the one that was asked last can tell more.
     */
    public static List<Evaluator> ofAll(List<Target> targets, People people) {
        EvaluationContext context = new EvaluationContext(people);
        return targets.stream()
                .map(
                        target ->
                                new Evaluator(
                                        target, context, NO_EVENT, new Compiler(target, people)))
                .toList();
    }

    /**
     * Whether the person matches, and until when that holds. Somebody without a profile never does
     * (R-T1).
     *
     * @param now milliseconds since the epoch
     */
    public Verdict evaluate(int person, long now) {
        boolean matches = matches(person, now);
        return new Verdict(matches, until());
    }

    /**
     * Whether the person matches. {@link #until} tells afterwards for how long; nothing is made on
     * the way.
     *
     * @param now milliseconds since the epoch
     */
    public boolean matches(int person, long now) {
        look(person, now);
        return context.people.hasProfile(person) && context.truth(selector);
    }

    /**
     * Reads of what the person did, so that it is near when they are evaluated.
     *
     * @return nothing of meaning, so that it is not left out
     */
    public long peek(int person) {
        long read = 0;
        for (int slot : dependencies.events()) {
            read += context.people.peek(person, slot);
        }
        return read;
    }

    /** The names that the target asks for. */
    public Dependencies dependencies() {
        return dependencies;
    }

    /**
     * The names on whose data the answer about the person hangs whom {@link #matches} was asked
     * about last: data of others cannot change it before {@link #until}.
     */
    public long read() {
        return context.read;
    }

    /** {@link Verdict#until} of the person whom {@link #matches} was asked about last. */
    public long until() {
        return context.until >= HORIZON ? FOREVER : context.until;
    }

    /**
     * Everybody who matches at an instant, by number.
     *
     * @param now milliseconds since the epoch
     */
    public BitSet matching(long now) {
        context.now = now;
        int people = context.people.size();
        long[] matching = new long[Math.ceilDiv(people, Candidates.PEOPLE) * Candidates.WORDS];
        for (int from = 0; from < people; from += Candidates.PEOPLE) {
            Candidates candidates = Candidates.from(from, context.people);
            selector.narrow(candidates, context);
            candidates.copyTo(matching);
        }
        return BitSet.valueOf(matching);
    }

    /**
     * The verdict with the instant of the next real flip, found by evaluating again at each {@code
     * until}. What changes with every millisecond is given up on after a while: its {@code until}
     * is then early.
     */
    public Verdict settled(int person, long now) {
        Verdict first = evaluate(person, now);
        Verdict last = first;
        for (int i = 0; i < PATIENCE && last.until() != FOREVER; i++) {
            Verdict next = evaluate(person, last.until());
            if (next.matches() != first.matches()) {
                break;
            }
            last = next;
        }
        return new Verdict(first.matches(), last.until());
    }

    /** What the selector as a whole is worth for the person, whether they have a profile or not. */
    public Value value(int person, long now) {
        look(person, now);
        return selector.at(context);
    }

    private void look(int person, long now) {
        context.lookFor(dependencies);
        context.look(person, now);
        if (event != NO_EVENT) {
            context.timeline = context.events(event);
            context.event = 0;
        }
    }
}
