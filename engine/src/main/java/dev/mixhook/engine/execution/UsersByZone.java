package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.targeting.person.People;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * In which time zone a campaign's runs are told of each person: in their own where the schedule
 * says so (R-S7), else in the campaign's.
 */
final class UsersByZone {
    private final ZoneId home;
    private final @Nullable UserZones own;
    private final Consumer<ZoneId> left;
    private final Map<ZoneId, BitSet> members = new HashMap<>();
    private final Map<Integer, ZoneId> settled = new HashMap<>();

    /**
     * @param left told of each zone that nobody lives in any more
     */
    UsersByZone(Schedule schedule, People people, Consumer<ZoneId> left) {
        this.left = left;
        this.home = schedule.home();
        this.own = schedule.isLocal() ? new UserZones(people, home) : null;
    }

    ZoneId zone(int person) {
        return own == null ? home : own.of(person);
    }

    /** Looks where the person lives now. */
    ZoneId settle(int person) {
        ZoneId zone = zone(person);
        if (own == null) {
            return zone;
        }
        ZoneId before = settled.put(person, zone);
        if (!zone.equals(before)) {
            of(zone).set(person);
            leave(before, person);
        }
        return zone;
    }

    private void leave(@Nullable ZoneId zone, int person) {
        if (zone != null) {
            of(zone).clear(person);
            if (of(zone).isEmpty()) {
                left.accept(zone);
            }
        }
    }

    private BitSet of(ZoneId zone) {
        return members.computeIfAbsent(zone, _ -> new BitSet());
    }

    /** Leaves those who live in one of these zones; everyone if there are none. */
    void restrict(BitSet persons, Set<ZoneId> zones) {
        if (zones.isEmpty()) {
            return;
        }
        BitSet there = new BitSet();
        zones.forEach(zone -> there.or(of(zone)));
        persons.and(there);
    }
}
