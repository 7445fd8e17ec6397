package dev.mixhook.targeting.audience;

import java.util.Arrays;

/** What is new about whom at an instant. Nothing is made for it instant by instant. */
final class Changes {
    /** In place of a name: anything may be new. */
    static final int EVERYTHING = Integer.MAX_VALUE;

    private static final int PERSON = 32;

    /** People above, names below. */
    private long[] entries = new long[16];

    private int size;

    /** Told of a change. */
    @FunctionalInterface
    interface Taker {
        void take(int person, int name);
    }

    void add(int person, int name) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = (long) person << PERSON | name;
    }

    /** Takes all of them out, by person, each once. */
    void take(Taker taker) {
        Arrays.sort(entries, 0, size);
        for (int i = 0; i < size; i++) {
            if (i == 0 || entries[i] != entries[i - 1]) {
                taker.take((int) (entries[i] >>> PERSON), (int) entries[i]);
            }
        }
        size = 0;
    }
}
