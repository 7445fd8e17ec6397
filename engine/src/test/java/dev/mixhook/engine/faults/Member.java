package dev.mixhook.engine.faults;

import dev.mixhook.engine.ledger.Notice;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How somebody stands in a campaign, as far as the model knows. Instants are milliseconds. */
final class Member implements Comparable<Member> {
    final String id;
    private final int[] codePoints;

    // As they are at the instant at which the model is.
    boolean hasProfile;
    boolean matches;
    ZoneId zone = ZoneOffset.UTC;

    /** The attempts of the sends that were accepted. */
    final List<Long> accepted = new ArrayList<>();

    /** The day and time that were the own of the run of the last of them (R-S5). */
    LocalDateTime lastNamed = LocalDateTime.MIN;

    /** Has stopped matching since the last of them, and does not match yet. */
    private boolean left;

    /** Matches again since (R-S4). */
    boolean requalified;

    /** The ledger says so. */
    boolean requalifiedNoted;

    /** The ledger says since the last accepted send that a limit holds them back. */
    boolean suppressed;

    boolean requeued;
    boolean uncertain;
    boolean dead;

    /** In a row (R-D5). */
    int failures;

    long lastPost;
    long lastAttempt = Long.MIN_VALUE;

    /** The local day of the last run that they took part in (R-S7). */
    long lastDay = Long.MIN_VALUE;

    Member(String id) {
        this.id = id;
        this.codePoints = id.codePoints().toArray();
    }

    /** By code point (R-W9). */
    @Override
    public int compareTo(Member other) {
        return Arrays.compare(codePoints, other.codePoints);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Is looked at; whoever was sent to has to stop matching and start again (R-S4). */
    void look(boolean matchesNow, long now, boolean counts) {
        matches = matchesNow;
        if (!matches) {
            left = !accepted.isEmpty() && accepted.getLast() <= now;
        } else if (left) {
            left = false;
            requalified |= counts;
        }
    }

    /** After a crash the time since the last write passes once more. */
    void forgetFlips() {
        left = false;
        requalified = requalifiedNoted;
    }

    void plan(long post, long now, long day) {
        lastPost = post;
        lastAttempt = now;
        lastDay = day;
    }

    void accept(long due, LocalDateTime named) {
        accepted.add(due);
        lastNamed = named;
        failures = 0;
        letGo();
        requalified = false;
        requalifiedNoted = false;
        suppressed = false;
        left = !matches;
    }

    void fail(boolean isUncertain) {
        failures++;
        requeued = true;
        uncertain = isUncertain;
    }

    private void letGo() {
        requeued = false;
        uncertain = false;
    }

    /** Something was noted; returns whether it counts as a suppression. */
    boolean note(Notice.Kind kind) {
        switch (kind) {
            case SUPPRESSED -> suppressed = true;
            case REQUALIFIED -> requalifiedNoted = true;
            case DROPPED -> letGo();
            default -> {
                letGo();
                dead = true;
            }
        }
        return kind == Notice.Kind.SUPPRESSED || kind == Notice.Kind.DROPPED;
    }
}
