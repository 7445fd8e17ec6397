package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Sorts numbers by what they stand for. Java sorts primitives by their own order alone; a list of a
 * million boxes in the place of this takes 20 MB and, by ids in no order, three times as long.
 */
final class NumberSort {
    /** Shorter runs are sorted by insertion. */
    private static final int RUN = 16;

    private NumberSort() {}

    /** An order of what numbers stand for. */
    interface Order {
        /** Below 0 if the first comes first, above 0 if the other does. */
        int compare(int one, int other);

        /** Not negative, and less than another's only if this one comes before that. */
        int rough(int number);
    }

    /** Sorts all of them. */
    static void sort(int[] numbers, Order order) {
        long[] roughly = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            roughly[i] = ((long) order.rough(numbers[i]) << 32) | numbers[i];
        }
        Arrays.sort(roughly);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) roughly[i];
        }
        int from = 0;
        for (int to = 1; to <= numbers.length; to++) {
            if (to == numbers.length || roughly[to] >>> 32 != roughly[from] >>> 32) {
                sortExactly(numbers, from, to, order);
                from = to;
            }
        }
    }

    private static void sortExactly(int[] numbers, int from, int to, Order order) {
        if (to - from <= RUN) {
            insert(numbers, from, to, order);
            return;
        }
        int[] part = Arrays.copyOfRange(numbers, from, to);
        merge(part, order);
        System.arraycopy(part, 0, numbers, from, part.length);
    }

    /** What is in order already costs little. */
    private static void merge(int[] numbers, Order order) {
        for (int from = 0; from < numbers.length; from += RUN) {
            insert(numbers, from, Math.min(from + RUN, numbers.length), order);
        }
        int[] from = numbers;
        int[] to = new int[numbers.length];
        boolean isElsewhere = false;
        for (int run = RUN; run < numbers.length; run *= 2) {
            mergeAll(from, to, run, order);
            int[] merged = to;
            to = from;
            from = merged;
            isElsewhere = !isElsewhere;
        }
        if (isElsewhere) {
            System.arraycopy(from, 0, numbers, 0, numbers.length);
        }
    }

    private static void insert(int[] numbers, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int number = numbers[i];
            int place = i;
            while (place > from && order.compare(numbers[place - 1], number) > 0) {
                numbers[place] = numbers[place - 1];
                place--;
            }
            numbers[place] = number;
        }
    }

    private static void mergeAll(int[] from, int[] to, int run, Order order) {
        for (long start = 0; start < from.length; start += 2L * run) {
            int low = (int) start;
            int middle = (int) Math.min(start + run, from.length);
            int high = (int) Math.min(start + 2L * run, from.length);
            if (middle == high || order.compare(from[middle - 1], from[middle]) <= 0) {
                System.arraycopy(from, low, to, low, high - low);
            } else {
                merge(from, low, middle, high, to, order);
            }
        }
    }

    private static void merge(int[] from, int low, int middle, int high, int[] to, Order order) {
        int one = low;
        int other = middle;
        int place = low;
        while (one < middle && other < high) {
            to[place++] = order.compare(from[one], from[other]) <= 0 ? from[one++] : from[other++];
        }
        System.arraycopy(from, one, to, place, middle - one);
        System.arraycopy(from, other, to, place + middle - one, high - other);
    }
}
