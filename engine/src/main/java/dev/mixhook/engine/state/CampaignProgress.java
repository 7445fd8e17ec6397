package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;

/**
 * How far a campaign has come by what its ledger tells. Instants are milliseconds since the epoch;
 * {@link #NEVER} where there is none.
 */
public final class CampaignProgress {
    /** Before every instant. */
    public static final long NEVER = Long.MIN_VALUE;

    private String schedule = "";
    private int attempts;
    private int posts;
    private long firstStart = NEVER;
    private long lastStart = NEVER;
    private long lastAttempt = NEVER;
    private long latest = NEVER;

    CampaignProgress() {}

    void planned(Post post) {
        posts++;
        // What was sent by hand is no attempt of the campaign's own.
        if (post.attempt() > 0) {
            attempts = Math.max(attempts, post.attempt());
            lastAttempt = Math.max(lastAttempt, post.due().toEpochMilli());
            latest = Math.max(latest, lastAttempt);
        }
    }

    void noted(Notice notice) {
        long at = notice.at().toEpochMilli();
        switch (notice.kind()) {
            case STARTED -> {
                schedule = notice.why();
                firstStart = firstStart == NEVER ? at : firstStart;
                lastStart = at;
                lastAttempt = Math.max(lastAttempt, at - 1);
            }
            case RESUMED -> lastStart = at;
            case PAUSED -> schedule = "";
            case IDLE -> {
                lastAttempt = Math.max(lastAttempt, at);
                latest = Math.max(latest, at);
            }
            case SUPPRESSED,
                    REQUALIFIED,
                    DROPPED,
                    DEAD,
                    DELIVERY_PAUSED,
                    JOINED,
                    LATE,
                    LATE_DROPPED ->
                    latest = Math.max(latest, at);
            // Time did not go on until then: it was done by hand.
            case FORGOTTEN, REDELIVERED, DELIVERY_RESUMED -> {}
        }
    }

    /** The identity of the schedule that the campaign ran by last; empty if it never ran. */
    public String schedule() {
        return schedule;
    }

    /** When the campaign was started first. */
    public long firstStart() {
        return firstStart;
    }

    /** When the campaign was started last. */
    public long lastStart() {
        return lastStart;
    }

    /** How many attempts there were. */
    public int attempts() {
        return attempts;
    }

    /** How many POSTs there were, those sent by hand included. */
    public int posts() {
        return posts;
    }

    /** The instant up to which attempts are done. */
    public long lastAttempt() {
        return lastAttempt;
    }

    /** The latest instant up to which the campaign came. */
    public long latest() {
        return latest;
    }
}
