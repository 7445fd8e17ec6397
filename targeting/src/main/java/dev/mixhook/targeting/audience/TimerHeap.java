package dev.mixhook.targeting.audience;

import java.util.Arrays;

/** Instants with a number each, earliest first, equal ones by number: a binary heap. */
final class TimerHeap {
    private long[] instants = new long[16];
    private long[] numbers = new long[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    long firstInstant() {
        return instants[0];
    }

    long firstNumber() {
        return numbers[0];
    }

    void add(long instant, long number) {
        if (size == instants.length) {
            instants = Arrays.copyOf(instants, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!isBefore(instant, number, instants[parent], numbers[parent])) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        put(place, instant, number);
    }

    void removeFirst() {
        size--;
        long instant = instants[size];
        long number = numbers[size];
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size
                    && isBefore(
                            instants[child + 1],
                            numbers[child + 1],
                            instants[child],
                            numbers[child])) {
                child++;
            }
            if (!isBefore(instants[child], numbers[child], instant, number)) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, instant, number);
    }

    private void move(int from, int to) {
        put(to, instants[from], numbers[from]);
    }

    private void put(int place, long instant, long number) {
        instants[place] = instant;
        numbers[place] = number;
    }

    private static boolean isBefore(
            long instant, long number, long otherInstant, long otherNumber) {
        return instant < otherInstant || (instant == otherInstant && number < otherNumber);
    }
}
