package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.People;
import java.util.function.IntPredicate;

/**
 * Up to 4,096 people in a row who may still match a target, a bit each. A scan that narrows one of
 * these by each part of a target in turn asks every part in one loop, and the later ones only about
 * those who are left ({@code ScanBenchmark}).
 */
final class Candidates {
    static final int WORDS = 64;

    static final int PEOPLE = 64 * WORDS;

    private final long[] words;
    private final int from;

    private Candidates(int from, long[] words) {
        this.from = from;
        this.words = words;
    }

    /** Everybody with a profile, of the people from a multiple of 64 on. */
    static Candidates from(int first, People people) {
        long[] words = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = people.havingProfiles(first + 64 * i);
        }
        return new Candidates(first, words);
    }

    Candidates copy() {
        return new Candidates(from, words.clone());
    }

    /** Takes away those who are among others. */
    void remove(Candidates others) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~others.words[i];
        }
    }

    /** Puts those back who are among others. */
    void add(Candidates others) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= others.words[i];
        }
    }

    /** Writes them where they belong among the words of all people. */
    void copyTo(long[] all) {
        System.arraycopy(words, 0, all, from / 64, WORDS);
    }

    /** Tells who of 64 people passes, the first in the lowest bit. */
    @FunctionalInterface
    interface WordTest {
        long passing(int first, long people);
    }

    /** Keeps those who pass a test that is made of 64 people at once. */
    void keep(WordTest test) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                words[i] &= test.passing(from + 64 * i, words[i]);
            }
        }
    }

    void keepIf(IntPredicate test) {
        for (int i = 0; i < words.length; i++) {
            long word = words[i];
            for (long rest = word; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                if (!test.test(from + 64 * i + bit)) {
                    word &= ~(1L << bit);
                }
            }
            words[i] = word;
        }
    }
}
