package dev.mixhook.engine.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A set of users by their numbers. What a {@link BitSet} does, but that it knows how many it holds:
 * to take out the last one of a million people costs no more than any other ({@code FlowTable}).
 */
public final class UserSet {
    private static final int BITS = 6;

    private long[] words = {};
    private int size;

    public boolean contains(int user) {
        int word = user >> BITS;
        return word < words.length && (words[word] & 1L << user) != 0;
    }

    public void add(int user) {
        int word = user >> BITS;
        if (word >= words.length) {
            words = Arrays.copyOf(words, IntColumn.lengthFor(word, words.length));
        }
        if ((words[word] & 1L << user) == 0) {
            words[word] |= 1L << user;
            size++;
        }
    }

    public void remove(int user) {
        if (contains(user)) {
            words[user >> BITS] &= ~(1L << user);
            size--;
        }
    }

    /** Adds the user, or removes them. */
    public void set(int user, boolean isIn) {
        if (isIn) {
            add(user);
        } else {
            remove(user);
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public void clear() {
        if (size > 0) {
            Arrays.fill(words, 0);
            size = 0;
        }
    }

    /** The users in ascending order. */
    public IntStream stream() {
        return size == 0 ? IntStream.empty() : toBitSet().stream();
    }

    /** A copy. */
    public BitSet toBitSet() {
        return size == 0 ? new BitSet() : BitSet.valueOf(words);
    }
}
