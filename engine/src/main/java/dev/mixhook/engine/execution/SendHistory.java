package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Post;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was sent to each person, by their number. */
final class SendHistory {
    private static final Sent NOTHING = new Sent();

    private @Nullable Sent[] sends = {};

    /** What was sent to one person. */
    static final class Sent {
        private int times;
        private int failures;
        private long last;
        private long lastPost;
        private @Nullable LocalDateTime lastNominal;
        private long lastDay = Long.MIN_VALUE;
        private long latestPost;

        void planned(Post post) {
            latestPost = post.n();
            if (post.attempt() > 0) {
                lastDay = post.nominal().toLocalDate().toEpochDay();
            }
        }

        void accepted(Post post) {
            times++;
            failures = 0;
            last = post.due().toEpochMilli();
            lastPost = post.n();
            lastNominal = post.attempt() > 0 ? post.nominal() : null;
        }

        void failed() {
            failures++;
        }

        /** Failures do not count any more. */
        void forgive() {
            failures = 0;
        }

        /** How many sends were accepted. */
        int times() {
            return times;
        }

        /** How many attempts in a row failed. */
        int failures() {
            return failures;
        }

        /** The attempt of the last accepted send, in milliseconds since the epoch. */
        long last() {
            return last;
        }

        /**
         * The date and time that were the own of the run of the last accepted send; null if it was
         * sent by hand.
         */
        @Nullable LocalDateTime lastNominal() {
            return lastNominal;
        }

        /** The POST of the last accepted send. */
        long lastPost() {
            return lastPost;
        }

        /** The local day of the last run that the person took part in, as an epoch day. */
        long lastDay() {
            return lastDay;
        }

        /** The POST that the person was in last, whatever became of it; 0 if they were in none. */
        long latestPost() {
            return latestPost;
        }
    }

    /** What was sent to a person, to be read. */
    Sent of(int person) {
        Sent sent = person < sends.length ? sends[person] : null;
        return sent == null ? NOTHING : sent;
    }

    /** The same, to be changed. */
    Sent to(int person) {
        if (person >= sends.length) {
            sends = Arrays.copyOf(sends, Math.max(person + 1, sends.length * 2));
        }
        Sent sent = sends[person];
        if (sent == null) {
            sent = new Sent();
            sends[person] = sent;
        }
        return sent;
    }

    void forget(int person) {
        if (person < sends.length) {
            sends[person] = null;
        }
    }
}
