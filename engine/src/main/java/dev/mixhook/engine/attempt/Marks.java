package dev.mixhook.engine.attempt;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.targeting.person.People;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the ledger says of a campaign's users: an index in memory by the people's numbers, rebuilt
 * from the ledger at the start (R-S11).
 */
final class Marks {
    private final People people;
    private final BitSet accepted = new BitSet();
    private final BitSet requeued = new BitSet();
    private final BitSet uncertain = new BitSet();
    private final BitSet dead = new BitSet();
    private final BitSet requalified = new BitSet();

    /** Who has been told to be held back since the last accepted send. */
    private final BitSet suppressed = new BitSet();

    private Sends[] sends = {};
    private int attempts;
    private int posts;
    private int sent;
    private int suppressions;
    private long lastAttempt = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    Marks(People people) {
        this.people = people;
    }

    /** What was sent to one person. */
    private static final class Sends {
        private static final Sends NONE = new Sends();

        private int times;
        private int failures;
        private long last;
        private long lastPost;
        private long lastDay = Long.MIN_VALUE;
        private long latestPost;
    }

    void planned(Post post) {
        attempts = Math.max(attempts, post.attempt());
        lastAttempt = Math.max(lastAttempt, post.due().toEpochMilli());
        latest = Math.max(latest, lastAttempt);
        posts++;
        long day = post.occurrence().toLocalDate().toEpochDay();
        numbers(post.users())
                .forEach(
                        person -> {
                            Sends own = of(person);
                            own.lastDay = day;
                            own.latestPost = post.n();
                        });
    }

    void settled(Post post, PostState state) {
        boolean isAccepted = state == PostState.ACCEPTED;
        numbers(post.users())
                .forEach(
                        person -> {
                            requeued.set(person, !isAccepted);
                            uncertain.set(
                                    person,
                                    state == PostState.UNCERTAIN || state == PostState.SENT);
                            Sends own = of(person);
                            own.failures = isAccepted ? 0 : own.failures + 1;
                            if (isAccepted) {
                                accepted(person, own, post);
                            }
                        });
    }

    private void accepted(int person, Sends own, Post post) {
        sent++;
        own.times++;
        own.last = post.due().toEpochMilli();
        own.lastPost = post.n();
        accepted.set(person);
        requalified.clear(person);
        suppressed.clear(person);
    }

    void noted(Notice notice) {
        latest = Math.max(latest, notice.at().toEpochMilli());
        if (notice.kind() == Notice.Kind.IDLE) {
            lastAttempt = Math.max(lastAttempt, notice.at().toEpochMilli());
            return;
        }
        if (notice.kind() == Notice.Kind.SUPPRESSED || notice.kind() == Notice.Kind.DROPPED) {
            suppressions += notice.users().size();
        }
        if (notice.kind() == Notice.Kind.FORGOTTEN && notice.users().isEmpty()) {
            accepted.or(dead);
            accepted.or(requeued);
            accepted.stream().forEach(this::forget);
            return;
        }
        numbers(notice.users()).forEach(person -> noted(notice.kind(), person));
    }

    private void noted(Notice.Kind kind, int person) {
        switch (kind) {
            case IDLE -> {}
            case SUPPRESSED -> suppressed.set(person);
            case REQUALIFIED -> requalified.set(person);
            case DEAD -> {
                requeued.clear(person);
                uncertain.clear(person);
                dead.set(person);
            }
            case DROPPED -> {
                requeued.clear(person);
                uncertain.clear(person);
            }
            case FORGOTTEN -> forget(person);
            case REDELIVERED -> {
                dead.clear(person);
                requeued.set(person);
                of(person).failures = 0;
            }
        }
    }

    private void forget(int person) {
        sent -= sends(person).times;
        sends[person] = new Sends();
        List.of(accepted, requeued, uncertain, dead, requalified, suppressed)
                .forEach(set -> set.clear(person));
    }

    /** The people's numbers; whom no data has named yet gets one. */
    IntStream numbers(List<String> users) {
        return users.stream().mapToInt(people::admit);
    }

    private Sends of(int person) {
        if (person >= sends.length) {
            sends = Arrays.copyOf(sends, Math.max(person + 1, sends.length * 2));
        }
        Sends own = sends[person];
        if (own == null) {
            own = new Sends();
            sends[person] = own;
        }
        return own;
    }

    private Sends sends(int person) {
        return person < sends.length && sends[person] != null ? sends[person] : Sends.NONE;
    }

    boolean isAccepted(int person) {
        return accepted.get(person);
    }

    boolean isRequalified(int person) {
        return requalified.get(person);
    }

    /** Whether the person was told to be held back since the last send. */
    boolean isSuppressed(int person) {
        return suppressed.get(person);
    }

    /** Everyone to whom something was sent; not to be changed. */
    BitSet accepted() {
        return accepted;
    }

    /** Those of them who stopped matching since, and match again (R-S4). */
    BitSet requalified() {
        return requalified;
    }

    /** Those who were given up. */
    BitSet dead() {
        return dead;
    }

    /** Those who wait for the next attempt (R-D3); a copy. */
    BitSet requeued() {
        return (BitSet) requeued.clone();
    }

    boolean isRequeued(int person) {
        return requeued.get(person);
    }

    boolean anyRequeued() {
        return !requeued.isEmpty();
    }

    /** How many accepted sends the person had. */
    int times(int person) {
        return sends(person).times;
    }

    /** How many attempts in a row failed them. */
    int failures(int person) {
        return sends(person).failures;
    }

    /** The attempt of the last accepted send, in milliseconds since the epoch. */
    long last(int person) {
        return sends(person).last;
    }

    /** The POST of the last accepted send. */
    long lastPost(int person) {
        return sends(person).lastPost;
    }

    /** The local day of the last occurrence that the person took part in, as an epoch day. */
    long lastDay(int person) {
        return sends(person).lastDay;
    }

    /** How many attempts there were. */
    int attempts() {
        return attempts;
    }

    /** The POST that the person was in last, whatever became of it; 0 if they were in none. */
    long latestPost(int person) {
        return sends(person).latestPost;
    }

    /** The instant of the latest attempt, in milliseconds; the least long if there was none. */
    long lastAttempt() {
        return lastAttempt;
    }

    /** The latest instant of which the ledger tells, in milliseconds; the least long if of none. */
    long latest() {
        return latest;
    }

    Happening.Summary summary(String campaign) {
        int waiting = requeued.cardinality();
        return new Happening.Summary(
                campaign,
                sent + suppressions + waiting + dead.cardinality(),
                sent,
                suppressions,
                waiting,
                uncertain.cardinality(),
                dead.cardinality(),
                posts);
    }
}
