package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many events of a behavior lie in its window (R-T2, R-T4). An event that several of its
 * selectors let in counts once.
 */
record Count(Window window, List<Source> sources) implements BoundExpr.Moving {
    /** An event that counts: the number of it in the person's history of a slot. */
    record Counted(int event, int index, long time) {}

    /** Events under one slot, all or those for which {@code where} holds. */
    record Source(int event, @Nullable BoundExpr where) {}

    static Count of(Behavior behavior, Compiler compiler) {
        Vocabulary vocabulary = compiler.vocabulary();
        List<Source> sources = new ArrayList<>();
        for (int event = 0; event < vocabulary.events(); event++) {
            int slot = event;
            List<EventSelector> selectors =
                    behavior.events().stream()
                            .filter(
                                    selector ->
                                            selector.isAny()
                                                    || vocabulary.event(selector.event()) == slot)
                            .toList();
            if (!selectors.isEmpty()) {
                sources.add(new Source(slot, where(selectors, compiler.inside(slot))));
            }
        }
        return new Count(behavior.window(), List.copyOf(sources));
    }

    private static @Nullable BoundExpr where(List<EventSelector> selectors, Compiler compiler) {
        if (selectors.stream().anyMatch(selector -> selector.where().isEmpty())) {
            return null;
        }
        return selectors.stream()
                .flatMap(selector -> selector.where().stream())
                .reduce(Expr::or)
                .map(compiler::compile)
                .orElse(null);
    }

    @Override
    public Value at(EvaluationContext context) {
        long start = window.start(context.now);
        NewestFirst events = new NewestFirst(sources, context);
        int count = 0;
        while (events.next(start)) {
            if (passes(events, context)) {
                count++;
                context.holdUntil(window.end(events.time()));
            }
        }
        context.holdUntil(events.ahead());
        context.slope = 0;
        return Value.of((double) count);
    }

    /** The events that count, the last first. */
    List<Counted> counted(EvaluationContext context) {
        long start = window.start(context.now);
        NewestFirst events = new NewestFirst(sources, context);
        List<Counted> counted = new ArrayList<>();
        while (events.next(start)) {
            if (passes(events, context)) {
                counted.add(new Counted(events.source().event(), events.index(), events.time()));
            }
        }
        return counted;
    }

    /**
     * Whether at least {@code n} events count. Newest first, it stops at the n-th: only when that
     * one leaves can the answer turn; while there are too few, only an event dated ahead can turn
     * it.
     */
    boolean atLeast(int n, EvaluationContext context) {
        if (n <= 0) {
            return true;
        }
        long start = window.start(context.now);
        NewestFirst events = new NewestFirst(sources, context);
        int missing = n;
        while (events.next(start)) {
            if (passes(events, context) && --missing == 0) {
                context.holdUntil(window.end(events.time()));
                return true;
            }
        }
        context.holdUntil(events.ahead());
        return false;
    }

    private static boolean passes(NewestFirst events, EvaluationContext context) {
        BoundExpr where = events.source().where();
        if (where == null) {
            return true;
        }
        context.timeline = events.timeline();
        context.event = events.index();
        return context.truth(where);
    }
}
