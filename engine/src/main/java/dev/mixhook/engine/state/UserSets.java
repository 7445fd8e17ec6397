package dev.mixhook.engine.state;

import java.util.BitSet;
import java.util.List;

/**
 * Which users of a campaign stand how, as sets of their numbers. A set that is returned is the
 * caller's own.
 */
public final class UserSets {
    private final UserSet accepted = new UserSet();
    private final UserSet requeued = new UserSet();
    private final UserSet uncertain = new UserSet();
    private final UserSet dead = new UserSet();
    private final UserSet requalified = new UserSet();

    /** Who has been told to be held back since the last accepted send. */
    private final UserSet suppressed = new UserSet();

    UserSets() {}

    void accept(int user) {
        accepted.add(user);
        requalified.remove(user);
        suppressed.remove(user);
        letGo(user);
    }

    /**
     * What was sent to an id of the user counts.
     *
     * @param isLast whether nothing was sent to them since
     */
    void carryOver(int user, boolean isLast) {
        accepted.add(user);
        if (isLast) {
            requalified.remove(user);
            suppressed.remove(user);
        }
    }

    void fail(int user, boolean isUncertain) {
        requeued.add(user);
        uncertain.set(user, isUncertain);
    }

    /** The user waits for no further attempt. */
    void letGo(int user) {
        requeued.remove(user);
        uncertain.remove(user);
    }

    void suppress(int user) {
        suppressed.add(user);
    }

    void requalify(int user) {
        requalified.add(user);
    }

    void giveUp(int user) {
        letGo(user);
        dead.add(user);
    }

    void redeliver(int user) {
        dead.remove(user);
        requeued.add(user);
    }

    void forget(int user) {
        all().forEach(set -> set.remove(user));
    }

    void forgetEveryone() {
        all().forEach(UserSet::clear);
    }

    private List<UserSet> all() {
        return List.of(accepted, requeued, uncertain, dead, requalified, suppressed);
    }

    boolean isRequeued(int user) {
        return requeued.contains(user);
    }

    boolean isUncertain(int user) {
        return uncertain.contains(user);
    }

    boolean isDead(int user) {
        return dead.contains(user);
    }

    boolean isRequalified(int user) {
        return requalified.contains(user);
    }

    boolean isSuppressed(int user) {
        return suppressed.contains(user);
    }

    DeliveryCounts counts(int sent, int suppressions) {
        return new DeliveryCounts(
                sent, suppressions, requeued.size(), uncertain.size(), dead.size());
    }

    /** Whether the user was never sent to, and neither waits in the queue nor was given up. */
    public boolean isUnsent(int user) {
        return isFree(user) && !accepted.contains(user);
    }

    /**
     * Whether the user was not sent to since they began to match, and neither waits in the queue
     * nor was given up (R-S4).
     */
    public boolean isUnsentOrRequalified(int user) {
        return isFree(user) && (!accepted.contains(user) || requalified.contains(user));
    }

    /** Whether the user neither waits in the queue nor was given up. */
    public boolean isFree(int user) {
        return !requeued.contains(user) && !dead.contains(user);
    }

    /** Everyone to whom something was sent. */
    public BitSet accepted() {
        return accepted.toBitSet();
    }

    /** The users who wait for the next attempt (R-D3). */
    public BitSet requeued() {
        return requeued.toBitSet();
    }

    /** The users who were given up (R-D5, R-S6). */
    public BitSet dead() {
        return dead.toBitSet();
    }

    /** Whether anybody waits for the next attempt. */
    public boolean anyRequeued() {
        return !requeued.isEmpty();
    }
}
