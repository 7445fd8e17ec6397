package dev.mixhook.engine.feed;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The order of rows by their times, and of one instant by their numbers. Files are in the order of
 * time, mostly, so stretches that ascend are found and merged two by two: a row is looked at once
 * for each time that the number of stretches is halved.
 */
final class TimeOrderedRows {
    private final long[] times;
    private final IntToLongFunction numbers;
    private int[] rows;
    private int[] other;

    private TimeOrderedRows(long[] times, IntToLongFunction numbers, int size) {
        this.times = times;
        this.numbers = numbers;
        this.rows = IntStream.range(0, size).toArray();
        this.other = new int[size];
    }

    /**
     * Row numbers in the order of time.
     *
     * @param numbers of rows of one instant, those with the same stay in their own order
     */
    static int[] of(long[] times, IntToLongFunction numbers, int size) {
        TimeOrderedRows ordered = new TimeOrderedRows(times, numbers, size);
        ordered.merge(ordered.ends(size));
        return ordered.rows;
    }

    /** Where each stretch ends that ascends. */
    private int[] ends(int size) {
        return IntStream.rangeClosed(1, size)
                .filter(row -> row == size || !isOrdered(row - 1, row))
                .toArray();
    }

    private boolean isOrdered(int row, int next) {
        return times[row] < times[next]
                || (times[row] == times[next]
                        && numbers.applyAsLong(row) <= numbers.applyAsLong(next));
    }

    private void merge(int[] first) {
        int[] ends = first;
        while (ends.length > 1) {
            int[] merged = new int[(ends.length + 1) / 2];
            for (int i = 0; i < ends.length; i += 2) {
                int start = i == 0 ? 0 : ends[i - 1];
                int end = ends[Math.min(i + 1, ends.length - 1)];
                merge(start, ends[i], end);
                merged[i / 2] = end;
            }
            int[] swapped = rows;
            rows = other;
            other = swapped;
            ends = merged;
        }
    }

    private void merge(int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int to = start; to < end; to++) {
            boolean isLeft = right == end || (left < middle && isOrdered(rows[left], rows[right]));
            other[to] = isLeft ? rows[left++] : rows[right++];
        }
    }
}
