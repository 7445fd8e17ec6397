package dev.mixhook.engine.feed;

import java.util.stream.IntStream;

/**
 * The order of rows by a number that each has. Files are in the order of time, mostly, so stretches
 * that ascend are found and merged two by two: a row is looked at once for each time that the count
 * of stretches is halved.
 */
final class OrderedRows {
    private final long[] numbers;
    private int[] rows;
    private int[] other;

    private OrderedRows(long[] numbers, int size) {
        this.numbers = numbers;
        this.rows = IntStream.range(0, size).toArray();
        this.other = new int[size];
    }

    /** Rows in the order of their numbers; of one number, in their own. */
    static int[] of(long[] numbers, int size) {
        OrderedRows ordered = new OrderedRows(numbers, size);
        ordered.merge(ends(numbers, size));
        return ordered.rows;
    }

    /** Where each stretch ends that ascends. */
    private static int[] ends(long[] numbers, int size) {
        return IntStream.rangeClosed(1, size)
                .filter(row -> row == size || numbers[row] < numbers[row - 1])
                .toArray();
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
            boolean isLeft =
                    right == end || (left < middle && numbers[rows[left]] <= numbers[rows[right]]);
            other[to] = isLeft ? rows[left++] : rows[right++];
        }
    }
}
