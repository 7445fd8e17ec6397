package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether at least so many events under one slot count: without {@code where} it looks at the n-th
 * newest alone, and with it from the newest on until there are n ({@code ScanBenchmark}, P3 and
 * P4).
 */
record AtLeastOfOne(Window window, int event, @Nullable BoundExpr where, int threshold)
        implements BoundExpr.Moving {
    @Override
    public Value at(EvaluationContext context) {
        boolean holds = holds(context.events(event), window.start(context.now), context);
        context.slope = 0;
        return Value.of(holds);
    }

    private boolean holds(EventTimeline events, long start, EvaluationContext context) {
        if (threshold <= 0) {
            return true;
        }
        int size = events.size();
        int present = events.countUntil(context.now);
        int last = where == null ? present - threshold : last(events, present, start, context);
        if (last >= 0) {
            long time = events.time(last);
            if (time >= start) {
                context.holdUntil(window.end(time));
                return true;
            }
        }
        if (present < size) {
            context.holdUntil(events.time(present));
        }
        return false;
    }

    /** The event with which there are enough, or -1. */
    private int last(EventTimeline events, int present, long start, EvaluationContext context) {
        BoundExpr test = where;
        if (test == null) {
            return -1;
        }
        int missing = threshold;
        for (int index = present - 1; index >= 0 && events.time(index) >= start; index--) {
            context.timeline = events;
            context.event = index;
            if (context.truth(test) && --missing == 0) {
                return index;
            }
        }
        return -1;
    }

    @Override
    public boolean isTruth() {
        return true;
    }

    @Override
    public int cost() {
        return where == null ? 4 : 8 + where.cost();
    }

    @Override
    public void narrow(Candidates people, EvaluationContext context) {
        long start = window.start(context.now);
        people.keepIf(
                person -> {
                    context.person = person;
                    return holds(context.events(event), start, context);
                });
    }
}
