package dev.mixhook.engine.page;

import dev.mixhook.engine.report.NdjsonLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lines of a page while more of them come: a bounded copy beside the engine, from which tabs
 * are fed. Whoever adds a line never waits for a tab: readers hold the lock for as long as it takes
 * to copy a few hundred references. Safe for many threads at once.
 *
 * <p>Lines that tell how something stands replace each other and are kept; of what happened the
 * last lines are, in number and in bytes.
 */
final class LiveLines {
    /** The place of whoever has read nothing. */
    static final long START = -1;

    private static final int SLICE = 500;
    private static final int SLICE_BYTES = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final byte[][] recent;
    private final Map<String, Standing> standing = new LinkedHashMap<>();
    private final long most;
    private final BitSet happenings = new BitSet();
    private byte[] head = {};
    private long missed;
    private long first = 1;
    private long last;
    private long bytes;
    private long standingBytes;

    /**
     * @param lines how many of what happened are kept
     * @param most how many bytes of what happened are kept, and as many of what stands
     */
    LiveLines(int lines, long most) {
        this.recent = new byte[lines][];
        this.most = most;
    }

    /** How something stands. */
    private static final class Standing {
        private final long place;
        private final byte[] line;

        private Standing(long place, byte[] line) {
            this.place = place;
            this.line = line;
        }
    }

    /**
     * What comes behind a place.
     *
     * @param isAnew whether all before it is to be forgotten, as some was missed: what stands comes
     *     first, the head before all
     * @param last the place of the last of them
     */
    record Stretch(boolean isAnew, List<byte[]> lines, long last) {}

    /** Something happened. */
    void add(byte[] line) {
        lock.lock();
        try {
            append(line);
            happenings.set(slot(last));
        } finally {
            lock.unlock();
        }
    }

    /** What all is about is this from now on. */
    void head(byte[] line) {
        lock.lock();
        try {
            head = line;
            append(line);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Something stands like this from now on; nothing if it stood so before, or if there is no room
     * for more.
     *
     * @param what stands so
     */
    void put(String what, byte[] line) {
        lock.lock();
        try {
            Standing before = standing.get(what);
            long size = standingBytes + line.length - (before == null ? 0 : before.line.length);
            boolean isAsBefore = before != null && Arrays.equals(before.line, line);
            if (size > most || isAsBefore) {
                return;
            }
            standingBytes = size;
            append(line);
            standing.put(what, new Standing(last, line));
        } finally {
            lock.unlock();
        }
    }

    private void append(byte[] line) {
        last++;
        while (last - first >= recent.length || (bytes + line.length > most && first < last)) {
            int oldest = slot(first++);
            bytes -= recent[oldest].length;
            recent[oldest] = new byte[0];
            missed += happenings.get(oldest) ? 1 : 0;
            happenings.clear(oldest);
        }
        recent[slot(last)] = line;
        bytes += line.length;
        more.signalAll();
    }

    private int slot(long place) {
        return (int) (place % recent.length);
    }

    /**
     * What comes behind a place, or nothing if nothing does within a time.
     *
     * @param place of the last line that was read; any other than one of a line begins anew
     */
    Stretch behind(long place, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while ((head.length == 0 || place == last) && left > 0) {
                left = more.awaitNanos(left);
            }
            if (head.length == 0) {
                return new Stretch(false, List.of(), START);
            }
            return place < first - 1 || place > last ? anew() : slice(place);
        } finally {
            lock.unlock();
        }
    }

    private Stretch slice(long place) {
        List<byte[]> lines = new ArrayList<>();
        long end = place;
        for (long size = 0; end < last && lines.size() < SLICE && size < SLICE_BYTES; ) {
            byte[] line = recent[slot(++end)];
            lines.add(line);
            size += line.length;
        }
        return new Stretch(false, lines, end);
    }

    /** How many lines of what happened are not kept any more. */
    private static byte[] missed(long count) {
        return NdjsonLine.of(line -> line.text("kind", "missed").number("lines", count))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What stands, but for what is told by the lines that are kept. */
    private Stretch anew() {
        List<byte[]> lines = new ArrayList<>();
        lines.add(head);
        if (missed > 0) {
            lines.add(missed(missed));
        }
        for (Standing one : standing.values()) {
            if (one.place < first) {
                lines.add(one.line);
            }
        }
        return new Stretch(true, lines, first - 1);
    }
}
