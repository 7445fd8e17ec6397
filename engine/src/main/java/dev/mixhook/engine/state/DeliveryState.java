package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.UserState.GivenUp;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * How the users of one campaign stand: what its ledger tells, told to it in order, or while it
 * happens. Users are numbers from 0 on. A set that it returns is the caller's own.
 *
 * <p>A POST whose end is not known counts as failed and uncertain (R-D6), one that was not begun as
 * neither.
 */
public final class DeliveryState implements Ledger.Story {
    private final ToIntFunction<String> numbers;
    private final CampaignProgress progress = new CampaignProgress();
    private final SendHistory history;
    private final GivingUps givingUps;
    private final BitSet accepted = new BitSet();
    private final BitSet requeued = new BitSet();
    private final BitSet uncertain = new BitSet();
    private final BitSet dead = new BitSet();
    private final BitSet requalified = new BitSet();

    /** Who has been told to be held back since the last accepted send. */
    private final BitSet suppressed = new BitSet();

    private int sent;
    private int suppressions;

    /**
     * Nothing was sent yet.
     *
     * @param numbers the number of a user, new to it or not
     */
    public DeliveryState(ToIntFunction<String> numbers) {
        this.numbers = numbers;
        Rows rows = new Rows();
        this.history = new SendHistory(rows);
        this.givingUps = new GivingUps(rows);
    }

    /** A POST, and how it ended. */
    @Override
    public void post(Post post, PostState state) {
        planned(post);
        switch (state) {
            case PLANNED -> {}
            case SENT -> settled(post, PostState.UNCERTAIN);
            case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN -> settled(post, state);
        }
    }

    /** A POST that is yet to be settled. */
    public void planned(Post post) {
        progress.planned(post);
        users(post.users()).forEach(user -> history.planned(user, post));
    }

    /** A POST that was planned has come to its end. */
    public void settled(Post post, PostState state) {
        users(post.users()).forEach(user -> settled(user, post, state));
    }

    private void settled(int user, Post post, PostState state) {
        boolean isAccepted = state == PostState.ACCEPTED;
        requeued.set(user, !isAccepted);
        uncertain.set(user, state == PostState.UNCERTAIN);
        if (!isAccepted) {
            history.failed(user);
            return;
        }
        sent++;
        history.accepted(user, post);
        accepted.set(user);
        requalified.clear(user);
        suppressed.clear(user);
    }

    @Override
    public void notice(Notice notice) {
        progress.noted(notice);
        switch (notice.kind()) {
            case STARTED, RESUMED, PAUSED, IDLE -> {}
            case SUPPRESSED -> {
                suppressions += notice.users().size();
                users(notice.users()).forEach(suppressed::set);
            }
            case REQUALIFIED -> users(notice.users()).forEach(requalified::set);
            case DROPPED -> {
                suppressions += notice.users().size();
                users(notice.users()).forEach(this::letGo);
            }
            case DEAD -> {
                givingUps.because(notice);
                users(notice.users()).forEach(this::giveUp);
            }
            case FORGOTTEN -> forget(notice);
            case REDELIVERED -> users(notice.users()).forEach(this::redeliver);
        }
    }

    private void letGo(int user) {
        requeued.clear(user);
        uncertain.clear(user);
    }

    private void giveUp(int user) {
        givingUps.add(user, requeued.get(user) ? history.latestPost(user) : 0);
        letGo(user);
        dead.set(user);
    }

    private void redeliver(int user) {
        dead.clear(user);
        requeued.set(user);
        history.forgive(user);
    }

    /** A notice about nobody in particular is about everyone. */
    private void forget(Notice notice) {
        if (!notice.users().isEmpty()) {
            users(notice.users()).forEach(this::forget);
            return;
        }
        sent = 0;
        history.forgetEveryone();
        sets().forEach(BitSet::clear);
    }

    private void forget(int user) {
        sent -= history.times(user);
        history.forget(user);
        sets().forEach(set -> set.clear(user));
    }

    private List<BitSet> sets() {
        return List.of(accepted, requeued, uncertain, dead, requalified, suppressed);
    }

    private IntStream users(List<String> ids) {
        return ids.stream().mapToInt(numbers);
    }

    /** How far the campaign has come. */
    public CampaignProgress progress() {
        return progress;
    }

    /** How a user stands, now and from now on. */
    public UserState user(int user) {
        return new UserState(this, history, user);
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

    Optional<GivenUp> givenUp(int user) {
        return isDead(user) ? Optional.of(givingUps.of(user)) : Optional.empty();
    }

    /** How many there are of each kind. */
    public DeliveryCounts counts() {
        return new DeliveryCounts(
                sent,
                suppressions,
                requeued.cardinality(),
                uncertain.cardinality(),
                dead.cardinality());
    }
}
