package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names that a target asks for, a bit each; from the 64th on they share the last one. What an
 * evaluation has not looked at cannot change its verdict before {@link Evaluator#until}.
 */
public final class Dependencies {
    private final long[] events;
    private final long[] properties;
    private int[] asked = {};
    private int count;

    private Dependencies(Vocabulary vocabulary) {
        this.events = new long[vocabulary.events()];
        this.properties = new long[vocabulary.properties()];
    }

    static Dependencies none(Vocabulary vocabulary) {
        return new Dependencies(vocabulary);
    }

    static Dependencies of(Target target, Vocabulary vocabulary) {
        Dependencies all = new Dependencies(vocabulary);
        for (Behavior behavior : target.behaviors()) {
            for (Behavior.EventSelector selector : behavior.events()) {
                all.add(selector, vocabulary);
            }
        }
        all.asked =
                IntStream.range(0, all.events.length)
                        .filter(slot -> all.events[slot] != 0)
                        .toArray();
        exprs(target)
                .flatMap(expr -> expr.leaves().stream())
                .forEach(leaf -> all.add(leaf, vocabulary));
        return all;
    }

    private static Stream<Expr> exprs(Target target) {
        return Stream.concat(
                Stream.of(target.selector()),
                target.behaviors().stream()
                        .flatMap(behavior -> behavior.events().stream())
                        .flatMap(selector -> selector.where().stream()));
    }

    private void add(Behavior.EventSelector selector, Vocabulary vocabulary) {
        if (!selector.isAny()) {
            add(events, vocabulary.event(selector.event()));
            return;
        }
        for (int slot = 0; slot < events.length; slot++) {
            add(events, slot);
        }
    }

    private void add(Expr leaf, Vocabulary vocabulary) {
        if (leaf instanceof Expr.Property(Expr.Scope scope, String name)
                && scope == Expr.Scope.USER) {
            add(properties, vocabulary.property(name));
        }
    }

    private void add(long[] bits, int slot) {
        if (slot != Vocabulary.NO_SLOT && bits[slot] == 0) {
            bits[slot] = 1L << Math.min(count++, Long.SIZE - 1);
        }
    }

    /** The slots of the events that the target asks for. */
    int[] events() {
        return asked;
    }

    /** The bit of the events of a slot of the vocabulary; 0 if the target does not ask for them. */
    public long event(int slot) {
        return events[slot];
    }

    /** The bit of a property of the vocabulary; 0 if the target does not ask for it. */
    public long property(int slot) {
        return properties[slot];
    }
}
