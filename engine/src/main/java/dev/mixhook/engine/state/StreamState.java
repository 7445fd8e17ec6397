package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events a stream owes its receiver (R-E7): by what its ledger tells, told to it in order,
 * those that came while it took events and were neither accepted nor given up. Instants are
 * milliseconds since the epoch.
 */
public final class StreamState implements Ledger.Story {
    private final CampaignProgress progress = new CampaignProgress();
    private final Stretches stretches = new Stretches();
    private final Counts done = new Counts();
    private final Counts redelivered = new Counts();
    private boolean isResumedByHand;
    private final PauseState pause = new PauseState();
    private int accepted;
    private int dead;

    /** How often there is a text. */
    private static final class Counts {
        private final Map<String, Integer> counts = new HashMap<>();

        private void add(String text) {
            counts.merge(text, 1, Integer::sum);
        }

        private boolean remove(String text) {
            boolean isThere = counts.containsKey(text);
            counts.computeIfPresent(text, (_, count) -> count == 1 ? null : count - 1);
            return isThere;
        }
    }

    /** A list of events, and how it ended; a POST of another kind changes nothing. */
    @Override
    public void post(Post post, PostState state) {
        if (!post.isOfEvents()) {
            return;
        }
        planned(post);
        if (state == PostState.ACCEPTED) {
            accepted(post);
            settle(post.users());
        }
    }

    /** What had been put back is so no more. */
    private void settle(List<String> insertIds) {
        insertIds.forEach(redelivered::remove);
        markDone(insertIds);
    }

    /** A list that is yet to be settled. */
    public void planned(Post post) {
        progress.planned(post);
        isResumedByHand = false;
    }

    /** A list was taken by its receiver. */
    public void accepted(Post post) {
        accepted += post.users().size();
    }

    /** Events are not owed any more, as often as they are named. */
    public void markDone(List<String> insertIds) {
        insertIds.forEach(done::add);
    }

    @Override
    public void notice(Notice notice) {
        progress.noted(notice);
        pause.noted(notice);
        long at = notice.at().toEpochMilli();
        switch (notice.kind()) {
            case STARTED -> {
                stretches.clear();
                done.counts.clear();
                takeFrom(at);
            }
            case RESUMED -> {
                if (isResumedByHand) {
                    stretches.beginLater(at);
                }
                isResumedByHand = false;
            }
            case PAUSED -> stretches.end(at);
            case DELIVERY_PAUSED -> stretches.end(at);
            case DELIVERY_RESUMED -> {
                isResumedByHand = !notice.why().equals(PauseState.OVER);
                takeFrom(at);
            }
            case DEAD -> {
                gaveUp(notice.users().size());
                settle(notice.users());
            }
            case REDELIVERED -> notice.users().forEach(this::redeliver);
            case IDLE, SUPPRESSED, REQUALIFIED, DROPPED, FORGOTTEN, JOINED -> {}
        }
    }

    private void takeFrom(long instant) {
        if (!pause.isOn()) {
            stretches.begin(instant);
        }
    }

    private void redeliver(String insertId) {
        dead--;
        done.remove(insertId);
        redelivered.add(insertId);
    }

    /** Some more events are in the dead letters. */
    public void gaveUp(int events) {
        dead += events;
    }

    /** Whether an event that came at an instant can be owed, as far as that tells. */
    public boolean mayOwe(long at) {
        return stretches.contain(at) || !redelivered.counts.isEmpty();
    }

    /**
     * Whether an event is owed that came at an instant; each time that it is asked is about another
     * event.
     *
     * @param isNew whether nothing that was done can have been it
     */
    public boolean owes(String insertId, long at, boolean isNew) {
        return redelivered.remove(insertId)
                || (stretches.contain(at) && (isNew || !done.remove(insertId)));
    }

    /** Whether it takes, or took, events that come at an instant. */
    public boolean takes(long at) {
        return stretches.contain(at);
    }

    /** How far the stream has come. */
    public CampaignProgress progress() {
        return progress;
    }

    /** How many events were accepted. */
    public int events() {
        return accepted;
    }

    /** How many events are in the dead letters. */
    public int dead() {
        return dead;
    }

    /** Whether the receiver wants no more (R-E6). */
    public PauseState pause() {
        return pause;
    }
}
