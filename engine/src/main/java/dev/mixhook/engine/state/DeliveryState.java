package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * How the users of one campaign stand: what its ledger tells, told to it in order, or while it
 * happens. Users are numbers from 0 on.
 *
 * <p>A POST whose end is not known counts as failed and uncertain (R-D6), one that was not begun as
 * neither.
 */
public final class DeliveryState implements Ledger.Story {
    private final ToIntFunction<String> numbers;
    private final CampaignProgress progress = new CampaignProgress();
    private final SendHistory history;
    private final GivingUps givingUps;
    private final UserSets sets = new UserSets();
    private final PauseState pause = new PauseState();
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

    /** A POST, and how it ended; a page of a cohort changes nothing. */
    @Override
    public void post(Post post, PostState state) {
        if (post.call() != null) {
            return;
        }
        List<Integer> users = numbers(post);
        planned(post, users);
        switch (state) {
            case PLANNED -> {}
            case SENT -> settled(post, users, PostState.UNCERTAIN);
            case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN -> settled(post, users, state);
        }
    }

    /** A POST that is yet to be settled. */
    public void planned(Post post) {
        planned(post, numbers(post));
    }

    /**
     * A POST that is yet to be settled.
     *
     * @param users the numbers of its users
     */
    public void planned(Post post, List<Integer> users) {
        progress.planned(post);
        users.forEach(user -> history.planned(user, post));
    }

    /** A POST that was planned has come to its end. */
    public void settled(Post post, PostState state) {
        settled(post, numbers(post), state);
    }

    /**
     * A POST that was planned has come to its end.
     *
     * @param users the numbers of its users
     */
    public void settled(Post post, List<Integer> users, PostState state) {
        users.forEach(user -> settled(user, post, state));
    }

    private void settled(int user, Post post, PostState state) {
        if (state != PostState.ACCEPTED) {
            history.failed(user);
            sets.fail(user, state == PostState.UNCERTAIN);
            return;
        }
        sent++;
        history.accepted(user, post);
        sets.accept(user);
    }

    @Override
    public void notice(Notice notice) {
        progress.noted(notice);
        pause.noted(notice);
        switch (notice.kind()) {
            case STARTED,
                    RESUMED,
                    PAUSED,
                    IDLE,
                    DELIVERY_PAUSED,
                    DELIVERY_RESUMED,
                    LATE,
                    LATE_DROPPED -> {}
            case SUPPRESSED -> {
                suppressions += notice.users().size();
                users(notice.users()).forEach(sets::suppress);
            }
            case REQUALIFIED -> users(notice.users()).forEach(sets::requalify);
            case DROPPED -> {
                suppressions += notice.users().size();
                users(notice.users()).forEach(sets::letGo);
            }
            case DEAD -> {
                givingUps.because(notice);
                users(notice.users()).forEach(this::giveUp);
            }
            case FORGOTTEN -> forget(notice);
            case REDELIVERED -> users(notice.users()).forEach(this::redeliver);
            case JOINED -> {
                int id = numbers.applyAsInt(notice.why());
                users(notice.users()).forEach(user -> carryOver(id, user));
            }
        }
    }

    private void giveUp(int user) {
        givingUps.add(user, sets.isRequeued(user) ? history.latestPost(user) : 0);
        sets.giveUp(user);
    }

    private void redeliver(int user) {
        sets.redeliver(user);
        history.forgive(user);
    }

    /** What was sent to an id, or waits to be sent, is somebody's whose id it has become. */
    private void carryOver(int id, int user) {
        if (history.isToCarryOver(id)) {
            boolean isLast = history.carryOver(id, user);
            sets.carryOver(user, isLast);
        }
        if (sets.isRequeued(id)) {
            boolean isUncertain = sets.isUncertain(id);
            sets.letGo(id);
            if (sets.isFree(user) && history.lastPost(user) < history.latestPost(id)) {
                sets.fail(user, isUncertain);
                history.goOnFailing(id, user);
            }
        }
    }

    /** A notice about nobody in particular is about everyone. */
    private void forget(Notice notice) {
        if (!notice.users().isEmpty()) {
            users(notice.users()).forEach(this::forget);
            return;
        }
        sent = 0;
        history.forgetEveryone();
        sets.forgetEveryone();
    }

    private void forget(int user) {
        sent -= history.ownTimes(user);
        history.forget(user);
        sets.forget(user);
    }

    private List<Integer> numbers(Post post) {
        return users(post.users()).boxed().toList();
    }

    private IntStream users(List<String> ids) {
        return ids.stream().mapToInt(numbers);
    }

    /** How far the campaign has come. */
    public CampaignProgress progress() {
        return progress;
    }

    /** Whether nothing goes out until it is resumed. */
    public PauseState pause() {
        return pause;
    }

    /** How a user stands, now and from now on. */
    public UserState user(int user) {
        return new UserState(user, sets, history, givingUps);
    }

    /** Which users stand how, now and from now on. */
    public UserSets sets() {
        return sets;
    }

    /** How many users stand how. */
    public DeliveryCounts counts() {
        return sets.counts(sent, suppressions);
    }
}
