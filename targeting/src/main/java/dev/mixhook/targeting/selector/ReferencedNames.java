package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import java.util.function.Consumer;

/** Which names a target mentions. */
public final class ReferencedNames {
    private static final int NO_EVENT = -1;

    private ReferencedNames() {}

    /**
     * Adds every property that an expression mentions to the vocabulary.
     *
     * @param event the slot of the event that it sees, or -1 for none
     */
    public static void of(Expr expr, int event, Vocabulary vocabulary) {
        add(
                expr,
                vocabulary,
                event == NO_EVENT ? _ -> {} : name -> vocabulary.mentionEventProperty(event, name));
    }

    /** Adds every property and event that the target mentions to the vocabulary. */
    public static void of(Target target, Vocabulary vocabulary) {
        of(target.selector(), NO_EVENT, vocabulary);
        for (Behavior behavior : target.behaviors()) {
            long window = behavior.window().length().toMillis();
            behavior.events().forEach(selector -> of(selector, window, vocabulary));
        }
    }

    private static void of(EventSelector selector, long window, Vocabulary vocabulary) {
        if (selector.isAny()) {
            vocabulary.mentionAnyEvent();
            vocabulary.mentionAnyWindow(window);
            selector.where()
                    .ifPresent(
                            where -> add(where, vocabulary, vocabulary::mentionAnyEventProperty));
            return;
        }
        int event = vocabulary.mentionEvent(selector.event());
        vocabulary.mentionWindow(event, window);
        selector.where().ifPresent(where -> of(where, event, vocabulary));
    }

    private static void add(Expr expr, Vocabulary vocabulary, Consumer<String> ofEvent) {
        for (Expr leaf : expr.leaves()) {
            if (leaf instanceof Expr.Property(Expr.Scope scope, String name)) {
                switch (scope) {
                    case USER -> vocabulary.mentionProperty(name);
                    case EVENT -> ofEvent.accept(name);
                }
            }
        }
    }
}
