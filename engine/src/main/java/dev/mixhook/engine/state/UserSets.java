package dev.mixhook.engine.state;

import java.util.BitSet;
import java.util.List;

/**
 * Which users of a campaign stand how, as sets of their numbers. A set that is returned is the
 * caller's own.
 */
public final class UserSets {
    private final BitSet accepted = new BitSet();
    private final BitSet requeued = new BitSet();
    private final BitSet uncertain = new BitSet();
    private final BitSet dead = new BitSet();
    private final BitSet requalified = new BitSet();

    /** Who has been told to be held back since the last accepted send. */
    private final BitSet suppressed = new BitSet();

    UserSets() {}

    void accept(int user) {
        accepted.set(user);
        requalified.clear(user);
        suppressed.clear(user);
        letGo(user);
    }

    void fail(int user, boolean isUncertain) {
        requeued.set(user);
        uncertain.set(user, isUncertain);
    }

    /** The user waits for no further attempt. */
    void letGo(int user) {
        requeued.clear(user);
        uncertain.clear(user);
    }

    void suppress(int user) {
        suppressed.set(user);
    }

    void requalify(int user) {
        requalified.set(user);
    }

    void giveUp(int user) {
        letGo(user);
        dead.set(user);
    }

    void redeliver(int user) {
        dead.clear(user);
        requeued.set(user);
    }

    void forget(int user) {
        all().forEach(set -> set.clear(user));
    }

    void forgetEveryone() {
        all().forEach(BitSet::clear);
    }

    private List<BitSet> all() {
        return List.of(accepted, requeued, uncertain, dead, requalified, suppressed);
    }

    boolean isRequeued(int user) {
        return requeued.get(user);
    }

    boolean isUncertain(int user) {
        return uncertain.get(user);
    }

    boolean isDead(int user) {
        return dead.get(user);
    }

    boolean isRequalified(int user) {
        return requalified.get(user);
    }

    boolean isSuppressed(int user) {
        return suppressed.get(user);
    }

    DeliveryCounts counts(int sent, int suppressions) {
        return new DeliveryCounts(
                sent,
                suppressions,
                requeued.cardinality(),
                uncertain.cardinality(),
                dead.cardinality());
    }

    /** Whoever of these was never sent to, and neither waits in the queue nor was given up. */
    public BitSet unsent(BitSet users) {
        BitSet unsent = free(users);
        unsent.andNot(accepted);
        return unsent;
    }

    /**
     * Whoever of these was not sent to since they began to match, and neither waits in the queue
     * nor was given up (R-S4).
     */
    public BitSet unsentOrRequalified(BitSet users) {
        BitSet spent = accepted();
        spent.andNot(requalified);
        BitSet those = free(users);
        those.andNot(spent);
        return those;
    }

    /** Whoever of these neither waits in the queue nor was given up. */
    public BitSet free(BitSet users) {
        BitSet free = (BitSet) users.clone();
        free.andNot(requeued);
        free.andNot(dead);
        return free;
    }

    /** Everyone to whom something was sent. */
    public BitSet accepted() {
        return (BitSet) accepted.clone();
    }

    /** The users who wait for the next attempt (R-D3). */
    public BitSet requeued() {
        return (BitSet) requeued.clone();
    }

    /** The users who were given up (R-D5, R-S6). */
    public BitSet dead() {
        return (BitSet) dead.clone();
    }

    /** Whether anybody waits for the next attempt. */
    public boolean anyRequeued() {
        return !requeued.isEmpty();
    }
}
