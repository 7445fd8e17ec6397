package dev.mixhook.junit;

import java.util.List;

/**
 * Names POSTs, for the faults that they have.
 *
 * <pre>{@code
 * import static dev.mixhook.junit.Faults.answerOf;
 * import static dev.mixhook.junit.Faults.post;
 *
 * mixhook.lose(answerOf(post(1)));
 * mixhook.answer(503, posts(2, 4));
 * }</pre>
 */
public final class Faults {
    private Faults() {}

    /** A POST by its number in the session, from 1; what is sent again has another. */
    public static Posts post(long n) {
        return posts(n, n);
    }

    /** The POSTs from one number to another, both included. */
    public static Posts posts(long first, long last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "POSTs are numbered from 1 and upwards, was " + first + " to " + last);
        }
        return new Posts(first, last, List.of(), 100);
    }

    /** Every POST, until the faults are cleared. */
    public static Posts everyPost() {
        return posts(1, Posts.LAST);
    }

    /** When a connection is reset. */
    public enum Stage {
        /** Once connected: the receiver gets nothing. */
        BEFORE("before"),
        /** When half of the body has left. */
        DURING("during"),
        /** When the whole request has left: the receiver may have acted on it. */
        AFTER("after");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The answers to POSTs. */
    public static Answers answerOf(Posts posts) {
        return new Answers(posts);
    }

    /**
     * The answers to POSTs.
     *
     * @param posts that they answer
     */
    public record Answers(Posts posts) {}
}
