package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** Redelivered, and known by nothing that is done: came late, or before the last start. */
    private final Counts redeliveredLate = new Counts();

    /** Came late and is neither done nor given up, whatever the data says of its time. */
    private final Counts late = new Counts();

    /** Came late when none were taken, and is not owed, whatever the data says of its time. */
    private final Counts lateDropped = new Counts();

    private boolean isResumedByHand;
    private final PauseState pause = new PauseState();
    private int accepted;
    private int dead;

    /** What an event is owed by. */
    public enum Claim {
        /** Nothing: it is not owed. */
        NONE,
        /** The event came while the stream took events. */
        TIME,
        /** The event came late, and the ledger names it. */
        LATE,
        /** Somebody put it back. */
        HAND
    }

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
            markDone(post.users());
        }
    }

    /**
     * Events are not owed any more, as often as they are named: what had been put back is so no
     * more.
     */
    public void markDone(List<String> insertIds) {
        for (String insertId : insertIds) {
            if (!redeliveredLate.remove(insertId)) {
                redelivered.remove(insertId);
                markDone(insertId);
            }
        }
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

    private void markDone(String insertId) {
        if (!late.remove(insertId)) {
            done.add(insertId);
        }
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
                late.counts.clear();
                lateDropped.counts.clear();
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
                markDone(notice.users());
            }
            case REDELIVERED -> notice.users().forEach(this::redeliver);
            case LATE -> notice.users().forEach(late::add);
            case LATE_DROPPED -> notice.users().forEach(lateDropped::add);
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
        (done.remove(insertId) ? redelivered : redeliveredLate).add(insertId);
    }

    /** Some more events are in the dead letters. */
    public void gaveUp(int events) {
        dead += events;
    }

    /** Whether events may be owed that came when none were taken. */
    public boolean namesAny() {
        return Stream.of(redelivered, redeliveredLate, late)
                .anyMatch(named -> !named.counts.isEmpty());
    }

    /**
     * By what an event is owed; each time that it is asked is about another event.
     *
     * @param isTaken whether it came while the stream took events
     * @param isNew whether nothing that the ledger tells can have been it
     */
    public Claim claim(String insertId, boolean isTaken, boolean isNew) {
        if (isNew) {
            return isTaken ? Claim.TIME : Claim.NONE;
        }
        if (redelivered.remove(insertId) || redeliveredLate.remove(insertId)) {
            return Claim.HAND;
        }
        if (late.remove(insertId)) {
            return Claim.LATE;
        }
        return isTaken && !lateDropped.remove(insertId) && !done.remove(insertId)
                ? Claim.TIME
                : Claim.NONE;
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
