package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;

/** Which names a target mentions. */
public final class Mentions {
    private static final int NO_EVENT = -1;

    private Mentions() {}

    /**
     * Adds every property that an expression mentions to the vocabulary.
     *
     * @param event the slot of the event that it sees, or -1 for none
     */
    public static void of(Expr expr, int event, Vocabulary vocabulary) {
        add(expr, event, vocabulary);
    }

    /** Adds every property and event that the target mentions to the vocabulary. */
    public static void of(Target target, Vocabulary vocabulary) {
        add(target.selector(), NO_EVENT, vocabulary);
        for (Behavior behavior : target.behaviors()) {
            for (EventSelector selector : behavior.events()) {
                int event = vocabulary.mentionEvent(selector.event());
                selector.where().ifPresent(where -> add(where, event, vocabulary));
            }
        }
    }

    private static void add(Expr expr, int event, Vocabulary vocabulary) {
        expr.leaves().forEach(leaf -> addLeaf(leaf, event, vocabulary));
    }

    private static void addLeaf(Expr leaf, int event, Vocabulary vocabulary) {
        if (leaf instanceof Expr.Property(Expr.Scope scope, String name)) {
            if (scope == Expr.Scope.USER) {
                vocabulary.mentionProperty(name);
            } else if (event != NO_EVENT) {
                vocabulary.mentionEventProperty(event, name);
            }
        }
    }
}
