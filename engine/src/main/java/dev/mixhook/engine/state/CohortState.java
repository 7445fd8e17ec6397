package dev.mixhook.engine.state;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver of a cohort was told: what its ledger tells, told to it in order, or while it
 * happens. Users are numbers from 0 on, instants milliseconds since the epoch.
 *
 * <p>The snapshot changes with the success of a sync's last page, and with nothing else (R-C7).
 */
public final class CohortState implements Ledger.Story {
    /** For so long a snapshot counts without a success after it (R-C7). */
    private static final Duration SNAPSHOT_LASTS = Duration.ofDays(3);

    private final ToIntFunction<String> numbers;
    private final CampaignProgress progress = new CampaignProgress();
    private final LongColumn toldIn = new LongColumn(0);
    private final BitSet snapshot = new BitSet();
    private boolean hasSnapshot;

    /** Who was in a page since the last success: the receiver may have them or not. */
    private final BitSet unsure = new BitSet();

    private long lastSuccess = CampaignProgress.NEVER;
    private long lastOccurrence = CampaignProgress.NEVER;
    private int syncs;
    private int failures;
    private final PauseState pause = new PauseState();

    // The latest sync.
    private int sync;
    private boolean over = true;
    private boolean failed;
    private int tries;
    private @Nullable SyncCall call;
    private int page;
    private final BitSet entered = new BitSet();
    private final BitSet left = new BitSet();

    /**
     * Nothing was told yet.
     *
     * @param numbers the number of a user, new to it or not
     */
    public CohortState(ToIntFunction<String> numbers) {
        this.numbers = numbers;
    }

    /**
     * A page, and how it ended. One that was sent by hand leaves the snapshot as it is: the next
     * sync tells of its users again.
     */
    @Override
    public void post(Post post, PostState state) {
        if (post.call() == null) {
            return;
        }
        if (post.purpose() != Post.Purpose.CAMPAIGN) {
            users(post).forEach(unsure::set);
            return;
        }
        planned(post);
        switch (state) {
            case PLANNED, SENT -> {}
            case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN -> settled(post, state);
        }
    }

    /** A page that is yet to be settled. */
    public void planned(Post post) {
        progress.planned(post);
        if (post.attempt() != sync) {
            begin(post);
        }
        boolean again = post.batch() == page && Objects.equals(post.call(), call);
        tries = again ? tries + 1 : 1;
        call = post.call();
        page = post.batch();
        users(post).forEach(unsure::set);
    }

    private void begin(Post post) {
        fail();
        sync = post.attempt();
        over = false;
        lastOccurrence = post.occurrence().toInstant().toEpochMilli();
        entered.clear();
        left.clear();
        page = 0;
    }

    /** A page that was planned has come to its end. */
    public void settled(Post post, PostState state) {
        SyncCall settled = Objects.requireNonNull(post.call());
        if (state != PostState.ACCEPTED) {
            if (tries >= CohortSyncFormat.MOST_TRIES) {
                fail();
            }
            return;
        }
        BitSet told = settled.action() == SyncCall.Action.REMOVE_MEMBERS ? left : entered;
        users(post)
                .forEach(
                        user -> {
                            told.set(user);
                            toldIn.set(user, post.n());
                        });
        if (post.batch() == post.of() && settled.action() != SyncCall.Action.ADD_MEMBERS) {
            succeed(post, settled.action() == SyncCall.Action.MEMBERS);
        }
    }

    private void succeed(Post post, boolean replaced) {
        if (replaced) {
            snapshot.clear();
        }
        snapshot.or(entered);
        snapshot.andNot(left);
        hasSnapshot = true;
        unsure.clear();
        lastSuccess = post.due().toEpochMilli();
        syncs++;
        over = true;
        failed = false;
    }

    private void fail() {
        if (!over) {
            failures++;
            over = true;
            failed = true;
        }
    }

    @Override
    public void notice(Notice notice) {
        progress.noted(notice);
        pause.noted(notice);
        switch (notice.kind()) {
            case STARTED -> lastOccurrence = CampaignProgress.NEVER;
            case DELIVERY_PAUSED -> fail();
            case FORGOTTEN -> forget(notice);
            case RESUMED,
                    DELIVERY_RESUMED,
                    PAUSED,
                    IDLE,
                    SUPPRESSED,
                    REQUALIFIED,
                    DEAD,
                    DROPPED,
                    REDELIVERED,
                    JOINED,
                    LATE,
                    LATE_DROPPED -> {}
        }
    }

    /** A notice about nobody in particular is about everyone. */
    private void forget(Notice notice) {
        notice.users().forEach(user -> unsure.set(numbers.applyAsInt(user)));
        if (notice.users().isEmpty()) {
            snapshot.clear();
            hasSnapshot = false;
        }
    }

    private IntStream users(Post post) {
        return post.users().stream().mapToInt(numbers);
    }

    /** How far the cohort has come. */
    public CampaignProgress progress() {
        return progress;
    }

    /** How many members the receiver has by the last success. */
    public int members() {
        return snapshot.cardinality();
    }

    /**
     * What the next sync is to tell (R-C6, R-C7): the whole cohort where the receiver has none that
     * counts, else who entered, then who left. Who was in a page of a sync that failed since is
     * told again, on whichever side they are now.
     *
     * @param current who is in the cohort
     * @param first how a receiver that never had one is told
     */
    public List<SyncMembers> calls(BitSet current, long now, Timing.Sync.First first) {
        boolean isFirst =
                lastSuccess == CampaignProgress.NEVER && first == Timing.Sync.First.ADD_MEMBERS;
        boolean counts = hasSnapshot && now < lastSuccess + SNAPSHOT_LASTS.toMillis();
        if (!isFirst && !counts) {
            return List.of(new SyncMembers(SyncCall.Action.MEMBERS, current));
        }
        BitSet known = (BitSet) snapshot.clone();
        known.andNot(unsure);
        BitSet entering = (BitSet) current.clone();
        entering.andNot(known);
        BitSet leaving = (BitSet) snapshot.clone();
        leaving.or(unsure);
        leaving.andNot(current);
        return List.of(
                new SyncMembers(SyncCall.Action.ADD_MEMBERS, entering),
                new SyncMembers(SyncCall.Action.REMOVE_MEMBERS, leaving));
    }

    /** The run that the latest sync was for; {@link CampaignProgress#NEVER} if there was none. */
    public long lastOccurrence() {
        return lastOccurrence;
    }

    /** Whether the latest sync has neither succeeded nor failed. */
    public boolean isOpen() {
        return !over;
    }

    /** Whether the latest sync has not succeeded, or not yet. */
    public boolean isUnsuccessful() {
        return failed || isOpen();
    }

    /** How often the page that went out last has gone out by now. */
    public int tries() {
        return tries;
    }

    /** How many syncs succeeded. */
    public int syncs() {
        return syncs;
    }

    /** How many syncs failed. */
    public int failures() {
        return failures;
    }

    /** Whether the receiver wants no more (R-C9). */
    public PauseState pause() {
        return pause;
    }

    /** Whether the receiver may have the user or not, whatever the last success says. */
    public boolean isUnsure(int user) {
        return unsure.get(user);
    }

    /** Whether the receiver has the user by the last success. */
    public boolean isMember(int user) {
        return snapshot.get(user);
    }

    /** The POST in which the receiver was told of the user last; 0 if it never was. */
    public long toldIn(int user) {
        return toldIn.get(user);
    }
}
