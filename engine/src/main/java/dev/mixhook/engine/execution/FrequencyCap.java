package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.state.LongColumn;
import dev.mixhook.engine.state.UserSet;
import dev.mixhook.engine.state.UserState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Whom a campaign's limits hold back (R-S5). Only accepted sends count. Instants are milliseconds
 * since the epoch.
 */
final class FrequencyCap {
    private final Limits limits;
    private final Schedule schedule;
    private final UsersByZone usersByZone;
    private final UserSet exhausted = new UserSet();
    private final UserSet held = new UserSet();
    private final TreeMap<Long, PersonList> releases = new TreeMap<>();

    /** The latest release of each person: earlier ones do not count any more. */
    private final LongColumn until = new LongColumn(0);

    /**
     * @param usersByZone by whose calendar a person's gaps are counted
     */
    FrequencyCap(Schedule schedule, UsersByZone usersByZone) {
        this.schedule = schedule;
        this.limits = schedule.limits();
        this.usersByZone = usersByZone;
    }

    /** What was sent to somebody, their last accepted send included; anew where they have moved. */
    void count(int person, UserState user) {
        if (user.times() >= limits.atMost()) {
            exhausted.add(person);
        }
        Limits.Gap gap = limits.atMostEvery();
        if (gap != null) {
            Instant due = Instant.ofEpochMilli(user.lastAccepted());
            ZoneId there = usersByZone.zone(person);
            LocalDateTime local = schedule.counted(due, user.lastNominal(), there);
            hold(person, gap.after(due, local, there).toEpochMilli());
        }
    }

    private void hold(int person, long release) {
        if (until.get(person) != release) {
            until.set(person, release);
            held.add(person);
            releases.computeIfAbsent(release, _ -> new PersonList()).add(person);
        }
    }

    /** The next instant at which somebody is let go; {@link Long#MAX_VALUE} if there is none. */
    long next() {
        return releases.isEmpty() ? FOREVER : releases.firstKey();
    }

    /** Lets go of those whose gap is over, and tells of each. */
    void advance(long now, IntConsumer released) {
        while (next() <= now) {
            releases.pollFirstEntry()
                    .getValue()
                    .take()
                    .filter(person -> until.get(person) <= now)
                    .forEach(
                            person -> {
                                held.remove(person);
                                released.accept(person);
                            });
        }
    }

    /** Whether a limit holds the person back. */
    boolean isHeldBack(int person) {
        return held.contains(person) || exhausted.contains(person);
    }

    boolean isExhausted(int person) {
        return exhausted.contains(person);
    }
}
