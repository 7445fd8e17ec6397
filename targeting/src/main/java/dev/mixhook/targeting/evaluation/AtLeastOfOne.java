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
        EventTimeline events = context.events(event);
        int present = events.countUntil(context.now);
        int last = last(events, present, window.start(context.now), context);
        context.slope = 0;
        if (last >= 0 && threshold > 0) {
            context.holdUntil(window.end(events.time(last)));
        }
        if (last < 0 && present < events.size()) {
            context.holdUntil(events.time(present));
        }
        return Value.of(last >= 0);
    }

    /**
     * The event with which there are enough, or -1; anything else where none is asked for.
     *
     * @param present how many events have been
     */
    private int last(EventTimeline events, int present, long start, EvaluationContext context) {
        if (threshold <= 0) {
            return 0;
        }
        BoundExpr test = where;
        if (test == null) {
            int last = present - threshold;
            return last >= 0 && events.time(last) >= start ? last : -1;
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
        people.keep((first, word) -> passing(first, word, start, context));
    }

    /** Who of 64 people has enough, in a loop of its own, into which what it calls is compiled. */
    private long passing(int first, long people, long start, EvaluationContext context) {
        long passing = 0;
        for (long rest = people; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            context.person = first + bit;
            EventTimeline events = context.events(event);
            if (events.size() >= threshold
                    && last(events, events.countUntil(context.now), start, context) >= 0) {
                passing |= 1L << bit;
            }
        }
        return passing;
    }
}
