package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import java.util.List;

/** Which names a target mentions. */
public final class Mentions {
    private static final int NO_EVENT = -1;

    private Mentions() {}

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
        switch (expr) {
            case Expr.Property(Expr.Scope scope, String name) -> {
                if (scope == Expr.Scope.USER) {
                    vocabulary.mentionProperty(name);
                } else if (event != NO_EVENT) {
                    vocabulary.mentionEventProperty(event, name);
                }
            }
            case Expr.Unary(Expr.UnaryOperator _, Expr operand) -> add(operand, event, vocabulary);
            case Expr.Binary(Expr.BinaryOperator _, Expr left, Expr right) -> {
                add(left, event, vocabulary);
                add(right, event, vocabulary);
            }
            case Expr.ListOf(List<Expr> items) ->
                    items.forEach(item -> add(item, event, vocabulary));
            case Expr.Quantified(Expr.Quantifier _, Expr list, Expr test) -> {
                add(list, event, vocabulary);
                add(test, event, vocabulary);
            }
            case Expr.Literal _, Expr.Count _, Expr.Now _, Expr.Item _ -> {}
        }
    }
}
