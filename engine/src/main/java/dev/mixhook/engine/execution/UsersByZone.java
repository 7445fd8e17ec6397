package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.state.IntColumn;
import dev.mixhook.targeting.person.People;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which time zone a campaign's runs are told of each person: in their own where the schedule
 * says so (R-S7), else in the campaign's. The trigger is told of zones that people come to, and of
 * those that all have left.
 */
final class UsersByZone {
    private final ZoneId home;
    private final @Nullable UserZones own;
    private final Trigger trigger;
    private final Map<ZoneId, Members> zones = new HashMap<>();
    private final List<Members> inOrder = new ArrayList<>();

    /** Where each person lives, counted from 1 in the order of zones; 0 for whom is not settled. */
    private final IntColumn settled = new IntColumn(0);

    UsersByZone(Schedule schedule, People people, Trigger trigger) {
        this.trigger = trigger;
        this.home = schedule.home();
        this.own = schedule.isLocal() ? new UserZones(people, home) : null;
    }

    /** Who lives in a zone. */
    private record Members(int n, ZoneId zone, BitSet persons) {}

    ZoneId zone(int person) {
        return own == null ? home : own.of(person);
    }

    /**
     * Looks where the person lives now.
     *
     * @param now in milliseconds since the epoch
     */
    void settle(int person, long now) {
        ZoneId zone = zone(person);
        if (own != null) {
            move(person, of(zone));
        }
        trigger.zone(zone, now);
    }

    private void move(int person, Members there) {
        int before = settled.get(person);
        if (before == there.n()) {
            return;
        }
        settled.set(person, there.n());
        there.persons().set(person);
        if (before > 0) {
            leave(inOrder.get(before - 1), person);
        }
    }

    private void leave(Members home, int person) {
        home.persons().clear(person);
        if (home.persons().isEmpty()) {
            trigger.leave(home.zone());
        }
    }

    private Members of(ZoneId zone) {
        return zones.computeIfAbsent(
                zone,
                _ -> {
                    Members members = new Members(inOrder.size() + 1, zone, new BitSet());
                    inOrder.add(members);
                    return members;
                });
    }

    /** Whether the person lives in one of some zones; all do if there are none. */
    boolean isAmong(int person, Set<ZoneId> where) {
        if (where.isEmpty()) {
            return true;
        }
        int home = settled.get(person);
        return home > 0 && where.contains(inOrder.get(home - 1).zone());
    }
}
