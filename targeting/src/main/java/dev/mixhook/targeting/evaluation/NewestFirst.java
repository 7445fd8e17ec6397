package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.evaluation.Count.Source;
import dev.mixhook.targeting.person.EventTimeline;
import java.util.List;

/** The events of one person under several slots up to now, as one history, the last first. */
final class NewestFirst {
    private final List<Source> sources;
    private final EventTimeline[] histories;

    /** How many events of each history are yet to come up. */
    private final int[] left;

    private long ahead = Verdict.FOREVER;
    private int source;

    NewestFirst(List<Source> sources, EvaluationContext context) {
        this.sources = sources;
        this.histories = new EventTimeline[sources.size()];
        this.left = new int[histories.length];
        for (int i = 0; i < histories.length; i++) {
            EventTimeline timeline = context.history(sources.get(i).event());
            histories[i] = timeline;
            left[i] = timeline.countUntil(context.now);
            if (left[i] < timeline.size()) {
                ahead = Math.min(ahead, timeline.time(left[i]));
            }
        }
    }

    /** Goes on to the next event; false if there is none from the start on. */
    boolean next(long start) {
        int newest = -1;
        long time = Long.MIN_VALUE;
        for (int i = 0; i < histories.length; i++) {
            if (left[i] > 0 && histories[i].time(left[i] - 1) > time) {
                newest = i;
                time = histories[i].time(left[i] - 1);
            }
        }
        if (newest < 0 || time < start) {
            return false;
        }
        left[newest]--;
        source = newest;
        return true;
    }

    Source source() {
        return sources.get(source);
    }

    EventTimeline timeline() {
        return histories[source];
    }

    int index() {
        return left[source];
    }

    long time() {
        return timeline().time(index());
    }

    /** When the first event that lies ahead comes; {@link Verdict#FOREVER} if there is none. */
    long ahead() {
        return ahead;
    }
}
