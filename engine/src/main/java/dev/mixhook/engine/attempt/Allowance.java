package dev.mixhook.engine.attempt;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Limits;
import java.time.Instant;
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
final class Allowance {
    private final Limits limits;
    private final IntFunction<ZoneId> zone;
    private final BitSet exhausted = new BitSet();
    private final BitSet held = new BitSet();
    private final TreeMap<Long, List<Integer>> releases = new TreeMap<>();

    /** The latest release of each person: earlier ones do not count any more. */
    private long[] until = {};

    /**
     * @param zone whose calendar a person's gaps are counted by
     */
    Allowance(Limits limits, IntFunction<ZoneId> zone) {
        this.limits = limits;
        this.zone = zone;
    }

    /** Somebody's last accepted send, {@code times} with it; anew where they have moved since. */
    void count(int person, long at, int times) {
        if (times >= limits.atMost()) {
            exhausted.set(person);
        }
        Limits.Gap gap = limits.atMostEvery();
        if (gap != null) {
            Instant release = gap.after(Instant.ofEpochMilli(at), zone.apply(person));
            hold(person, release.toEpochMilli());
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
