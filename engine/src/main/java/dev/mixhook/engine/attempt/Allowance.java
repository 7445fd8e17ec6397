package dev.mixhook.engine.attempt;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Limits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Whom a campaign's limits hold back (R-S5). Only accepted sends count. Instants are milliseconds
 * since the epoch.
 */
final class Allowance {
    private final Limits limits;
    private final IntFunction<ZoneId> zone;
    private final BitSet exhausted = new BitSet();
    private final BitSet held = new BitSet();
    private final TreeMap<Long, List<Integer>> releases = new TreeMap<>();

    /**
     * @param zone whose calendar a person's gaps are counted by
     */
    Allowance(Limits limits, IntFunction<ZoneId> zone) {
        this.limits = limits;
        this.zone = zone;
    }

    /** A send was accepted; {@code times} with it. */
    void accepted(int person, long at, int times) {
        if (times >= limits.atMost()) {
            exhausted.set(person);
        }
        Limits.Gap gap = limits.atMostEvery();
        if (gap != null) {
            Instant release = gap.after(Instant.ofEpochMilli(at), zone.apply(person));
            held.set(person);
            releases.computeIfAbsent(release.toEpochMilli(), _ -> new ArrayList<>()).add(person);
        }
    }

    /** The next instant at which somebody is let go; {@link Long#MAX_VALUE} if there is none. */
    long next() {
        return releases.isEmpty() ? FOREVER : releases.firstKey();
    }

    /** Lets go of those whose gap is over. */
    void advance(long now) {
        while (next() <= now) {
            releases.pollFirstEntry().getValue().forEach(held::clear);
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
