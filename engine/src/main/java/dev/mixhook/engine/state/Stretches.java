package dev.mixhook.engine.state;

import java.util.ArrayList;
import java.util.List;

/** Stretches of time, one after the other; the last may have no end yet. In milliseconds. */
final class Stretches {
    private static final long NONE = Long.MAX_VALUE;

    private final List<Stretch> ended = new ArrayList<>();
    private long open = NONE;

    /** The end excluded. */
    private record Stretch(long from, long to) {
        private boolean contains(long instant) {
            return instant >= from && instant < to;
        }
    }

    void clear() {
        ended.clear();
        open = NONE;
    }

    void begin(long instant) {
        open = Math.min(open, instant);
    }

    /** The last one began later than was known. */
    void beginLater(long instant) {
        open = open == NONE ? NONE : Math.max(open, instant);
    }

    void end(long instant) {
        if (open < instant) {
            ended.add(new Stretch(open, instant));
        }
        open = NONE;
    }

    boolean contain(long instant) {
        return (open != NONE && instant >= open)
                || ended.stream().anyMatch(stretch -> stretch.contains(instant));
    }
}
