package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Whom a campaign's limits hold back (R-S5). Only accepted sends count. Instants are milliseconds
 * since the epoch.
 */
final class FrequencyCap {
    private final Limits limits;
    private final Schedule schedule;
    private final IntFunction<ZoneId> zone;
    private final BitSet exhausted = new BitSet();
    private final BitSet held = new BitSet();
    private final TreeMap<Long, List<Integer>> releases = new TreeMap<>();

    /** The latest release of each person: earlier ones do not count any more. */
    private long[] until = {};

    /**
     * @param zone whose calendar a person's gaps are counted by
     */
    FrequencyCap(Schedule schedule, IntFunction<ZoneId> zone) {
        this.schedule = schedule;
        this.limits = schedule.limits();
        this.zone = zone;
    }

    /** What was sent to somebody, their last accepted send included; anew where they have moved. */
    void count(int person, SendHistory.Sent sent) {
        if (sent.times() >= limits.atMost()) {
            exhausted.set(person);
        }
        Limits.Gap gap = limits.atMostEvery();
        if (gap != null) {
            Instant due = Instant.ofEpochMilli(sent.last());
            ZoneId there = zone.apply(person);
            LocalDateTime local = schedule.counted(due, sent.lastNominal(), there);
            hold(person, gap.after(due, local, there).toEpochMilli());
        }
    }

    private void hold(int person, long release) {
        if (person >= until.length) {
            until = Arrays.copyOf(until, Math.max(person + 1, until.length * 2));
        }
        if (until[person] != release) {
            until[person] = release;
            held.set(person);
            releases.computeIfAbsent(release, _ -> new ArrayList<>()).add(person);
        }
    }

    /** The next instant at which somebody is let go; {@link Long#MAX_VALUE} if there is none. */
    long next() {
        return releases.isEmpty() ? FOREVER : releases.firstKey();
    }

    /** Lets go of those whose gap is over. */
    void advance(long now) {
        while (next() <= now) {
            releases.pollFirstEntry().getValue().stream()
                    .filter(person -> until[person] <= now)
                    .forEach(held::clear);
        }
    }

    /** Takes out of the set whom a limit holds back; returns them. */
    BitSet holdBack(BitSet due) {
        BitSet back = (BitSet) held.clone();
        back.or(exhausted);
        back.and(due);
        due.andNot(back);
        return back;
    }

    boolean isExhausted(int person) {
        return exhausted.get(person);
    }
}
