package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.targeting.person.People;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the ledger says of a campaign's users: an index in memory by the people's numbers, rebuilt
 * from the ledger at the start (R-S11).
 */
final class DeliveryState {
    private final People people;
    private final SendHistory history = new SendHistory();
    private final BitSet accepted = new BitSet();
    private final BitSet requeued = new BitSet();
    private final BitSet uncertain = new BitSet();
    private final BitSet dead = new BitSet();
    private final BitSet requalified = new BitSet();

    /** Who has been told to be held back since the last accepted send. */
    private final BitSet suppressed = new BitSet();

    private String schedule = "";
    private int attempts;
    private int posts;
    private int sent;
    private int suppressions;
    private long firstStart = Long.MIN_VALUE;
    private long lastStart = Long.MIN_VALUE;
    private long lastAttempt = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    DeliveryState(People people) {
        this.people = people;
    }

    void planned(Post post) {
        posts++;
        // What was sent by hand is no attempt of the campaign's own.
        if (post.attempt() > 0) {
            attempts = Math.max(attempts, post.attempt());
            lastAttempt = Math.max(lastAttempt, post.due().toEpochMilli());
            latest = Math.max(latest, lastAttempt);
        }
        numbers(post.users()).forEach(person -> history.to(person).planned(post));
    }

    void settled(Post post, PostState state) {
        numbers(post.users()).forEach(person -> settled(person, post, state));
    }

    private void settled(int person, Post post, PostState state) {
        boolean isAccepted = state == PostState.ACCEPTED;
        requeued.set(person, !isAccepted);
        uncertain.set(person, state == PostState.UNCERTAIN || state == PostState.SENT);
        if (!isAccepted) {
            history.to(person).failed();
            return;
        }
        sent++;
        history.to(person).accepted(post);
        accepted.set(person);
        requalified.clear(person);
        suppressed.clear(person);
    }

    void noted(Notice notice) {
        long at = notice.at().toEpochMilli();
        latest = isProgress(notice.kind()) ? Math.max(latest, at) : latest;
        switch (notice.kind()) {
            case STARTED -> {
                schedule = notice.why();
                firstStart = firstStart == Long.MIN_VALUE ? at : firstStart;
                lastStart = at;
                lastAttempt = Math.max(lastAttempt, at - 1);
            }
            case RESUMED -> lastStart = at;
            case PAUSED -> schedule = "";
            case IDLE -> lastAttempt = Math.max(lastAttempt, at);
            case SUPPRESSED -> {
                suppressions += notice.users().size();
                numbers(notice.users()).forEach(suppressed::set);
            }
            case REQUALIFIED -> numbers(notice.users()).forEach(requalified::set);
            case DROPPED -> {
                suppressions += notice.users().size();
                numbers(notice.users()).forEach(this::letGo);
            }
            case DEAD -> numbers(notice.users()).peek(this::letGo).forEach(dead::set);
            case FORGOTTEN -> whom(notice).forEach(this::forget);
            case REDELIVERED -> numbers(notice.users()).forEach(this::redeliver);
        }
    }

    /** Whether time went on until then: no start says so, and nothing that was done by hand. */
    private static boolean isProgress(Notice.Kind kind) {
        return switch (kind) {
            case IDLE, SUPPRESSED, REQUALIFIED, DROPPED, DEAD -> true;
            case STARTED, RESUMED, PAUSED, FORGOTTEN, REDELIVERED -> false;
        };
    }

    private void letGo(int person) {
        requeued.clear(person);
        uncertain.clear(person);
    }

    private void redeliver(int person) {
        dead.clear(person);
        requeued.set(person);
        history.to(person).forgive();
    }

    private IntStream whom(Notice notice) {
        return notice.users().isEmpty()
                ? IntStream.range(0, people.size())
                : numbers(notice.users());
    }

    private void forget(int person) {
        sent -= history.of(person).times();
        history.forget(person);
        List.of(accepted, requeued, uncertain, dead, requalified, suppressed)
                .forEach(set -> set.clear(person));
    }

    /** The people's numbers; whom no data has named yet gets one. */
    IntStream numbers(List<String> users) {
        return users.stream().mapToInt(people::admit);
    }

    /** What was sent to a person. */
    SendHistory.Sent sent(int person) {
        return history.of(person);
    }

    boolean isAccepted(int person) {
        return accepted.get(person);
    }

    boolean isRequeued(int person) {
        return requeued.get(person);
    }

    boolean isRequalified(int person) {
        return requalified.get(person);
    }

    /** Whether the person was told to be held back since the last send. */
    boolean isSuppressed(int person) {
        return suppressed.get(person);
    }

    boolean isDead(int person) {
        return dead.get(person);
    }

    /** Everyone to whom something was sent; not to be changed. */
    BitSet accepted() {
        return accepted;
    }

    /** Those of them who stopped matching since, and match again (R-S4); not to be changed. */
    BitSet requalified() {
        return requalified;
    }

    /** Those who were given up; not to be changed. */
    BitSet dead() {
        return dead;
    }

    /** Those who wait for the next attempt (R-D3); a copy. */
    BitSet requeued() {
        return (BitSet) requeued.clone();
    }

    boolean anyRequeued() {
        return !requeued.isEmpty();
    }

    /** The identity of the schedule that the campaign ran by last; empty if it never ran. */
    String schedule() {
        return schedule;
    }

    /** When the campaign was started first, in milliseconds; the least long if it never was. */
    long firstStart() {
        return firstStart;
    }

    /** When the campaign was started last, in milliseconds; the least long if it never was. */
    long lastStart() {
        return lastStart;
    }

    /** How many attempts there were. */
    int attempts() {
        return attempts;
    }

    /**
     * The instant up to which attempts are done, in milliseconds; the least long if the campaign
     * never ran.
     */
    long lastAttempt() {
        return lastAttempt;
    }

    /**
     * The latest instant up to which the campaign came, in milliseconds; the least long if to none.
     */
    long latest() {
        return latest;
    }

    EngineEvent.Summary summary(String campaign) {
        int waiting = requeued.cardinality();
        return new EngineEvent.Summary(
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
