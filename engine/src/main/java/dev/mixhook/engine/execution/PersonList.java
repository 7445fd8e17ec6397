package dev.mixhook.engine.execution;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * People in a row. As long as nobody is in it, it takes no place, and what is done with it costs by
 * how many are in it, not by how many people there are ({@code FlowTable}).
 */
final class PersonList {
    private int[] people = {};
    private int size;

    /** Adds the person, be it once more. */
    void add(int person) {
        if (size == people.length) {
            settle();
            if (size >= people.length / 2) {
                people = Arrays.copyOf(people, Math.max(4, size * 2));
            }
        }
        people[size++] = person;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Keeps those for whom it holds, asked in ascending order and once about each. */
    void retain(IntPredicate holds) {
        settle();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (holds.test(people[i])) {
                people[kept++] = people[i];
            }
        }
        size = kept;
    }

    /** Takes all of them, in ascending order and each once. */
    IntStream take() {
        settle();
        int[] taken = Arrays.copyOf(people, size);
        size = 0;
        return Arrays.stream(taken);
    }

    /** All of them, in ascending order and each once. */
    IntStream stream() {
        settle();
        return Arrays.stream(people, 0, size);
    }

    private void settle() {
        Arrays.sort(people, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || people[i] != people[i - 1]) {
                people[kept++] = people[i];
            }
        }
        size = kept;
    }
}
