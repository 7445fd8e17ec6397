package dev.mixhook.engine.feed;

import java.util.HashSet;
import java.util.Set;

/**
 * Events that came more than once: the same name, time, user and {@code $insert_id}. The one read
 * last stays (mixpanel.md 5.2). An event without {@code $insert_id} is nobody's duplicate; those
 * that mixhook took in itself all happened, each when it came.
 */
final class Duplicates {
    /** This many of one instant are compared with each other; among more they are looked up. */
    private static final int FEW = 16;

    private final EventColumns rows;
    private final Set<Key> seen = new HashSet<>();
    private int kept;

    private Duplicates(EventColumns rows) {
        this.rows = rows;
        this.kept = rows.size();
    }

    private record Key(int event, int user, long insertId) {}

    /**
     * Takes them out, and leaves everything else in its order.
     *
     * @param rows in order of time, and of reading where times are equal
     */
    static void removeFrom(EventColumns rows) {
        new Duplicates(rows).remove();
    }

    private void remove() {
        int start;
        for (int end = rows.size(); end > 0; end = start) {
            start = end - 1;
            while (start > 0 && rows.time(start - 1) == rows.time(end - 1)) {
                start--;
            }
            removeBetween(start, end);
        }
        rows.removeFirst(kept);
    }

    /** All of one instant. */
    private void removeBetween(int start, int end) {
        seen.clear();
        int last = kept;
        for (int row = end - 1; row >= start; row--) {
            boolean isRepeated =
                    canRepeat(row)
                            && (end - start <= FEW ? isAmong(row, last) : !seen.add(key(row)));
            if (!isRepeated) {
                kept--;
                rows.copy(row, kept);
            }
        }
    }

    private boolean canRepeat(int row) {
        return rows.insertId(row) != EventHead.NONE && !rows.isArrived(row);
    }

    /** Whether an event is among those of its instant that are kept. */
    private boolean isAmong(int row, int last) {
        for (int other = kept; other < last; other++) {
            if (canRepeat(other)
                    && rows.insertId(other) == rows.insertId(row)
                    && rows.user(other) == rows.user(row)
                    && rows.slot(other) == rows.slot(row)) {
                return true;
            }
        }
        return false;
    }

    private Key key(int row) {
        return new Key(rows.slot(row), rows.user(row), rows.insertId(row));
    }
}
