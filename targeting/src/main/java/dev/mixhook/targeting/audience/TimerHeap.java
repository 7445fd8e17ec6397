package dev.mixhook.targeting.audience;

import java.util.Arrays;

/** Instants with a person each, earliest first, equal ones by person: a binary heap. */
final class TimerHeap {
    private long[] instants = new long[16];
    private int[] people = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    long firstInstant() {
        return instants[0];
    }

    int firstPerson() {
        return people[0];
    }

    void add(long instant, int person) {
        if (size == instants.length) {
            instants = Arrays.copyOf(instants, size * 2);
            people = Arrays.copyOf(people, size * 2);
        }
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!isBefore(instant, person, instants[parent], people[parent])) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        put(place, instant, person);
    }

    void removeFirst() {
        size--;
        long instant = instants[size];
        int person = people[size];
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size
                    && isBefore(
                            instants[child + 1],
                            people[child + 1],
                            instants[child],
                            people[child])) {
                child++;
            }
            if (!isBefore(instants[child], people[child], instant, person)) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, instant, person);
    }

    private void move(int from, int to) {
        put(to, instants[from], people[from]);
    }

    private void put(int place, long instant, int person) {
        instants[place] = instant;
        people[place] = person;
    }

    private static boolean isBefore(long instant, int person, long otherInstant, int otherPerson) {
        return instant < otherInstant || (instant == otherInstant && person < otherPerson);
    }
}
