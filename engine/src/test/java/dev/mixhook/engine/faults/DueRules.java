package dev.mixhook.engine.faults;

import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.faults.Calendar.CalendarRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When somebody is due, one person and instant at a time (R-S1, R-S2, R-S3, R-S4, R-S5, R-S6, R-S7,
 * R-S10, R-D8).
 */
final class DueRules {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Schedule schedule;
    private final Timing timing;

    /** From when on attempts are made, and up to when runs are done (R-S10). */
    private long live;

    private long done;

    /** The runs of an instant. */
    private final Map<ZoneId, Optional<DueRun>> runs = new HashMap<>();

    private long runsAt;

    /**
     * An occurrence.
     *
     * @param named the day and time that the schedule names, from where clocks may have moved it
     */
    record DueRun(OffsetDateTime occurrence, LocalDateTime named) {}

    DueRules(Schedule schedule) {
        this.schedule = schedule;
        this.timing = schedule.timing();
    }

    void restart(long newLive, long newDone) {
        live = newLive;
        done = newDone;
        runs.clear();
    }

    long live() {
        return live;
    }

    boolean isOpen(long now) {
        return now >= live && schedule.window().contains(Instant.ofEpochMilli(now));
    }

    /** From the stop on (R-S6). */
    boolean hasEnded(long now) {
        return schedule.window().stopsAt().filter(stop -> now >= stop.toEpochMilli()).isPresent();
    }

    /** The next of the start, the stop, and the first instant at which attempts are made. */
    long nextBound(long now) {
        Stream<Instant> bounds =
                Stream.of(schedule.window().startsAt(), schedule.window().stopsAt())
                        .flatMap(Optional::stream);
        return LongStream.concat(LongStream.of(live), bounds.mapToLong(Instant::toEpochMilli))
                .filter(bound -> bound > now)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The occurrence that a zone has now, if it has one; a pass is one too. */
    Optional<DueRun> run(ZoneId zone, long now) {
        if (runsAt != now) {
            runs.clear();
            runsAt = now;
        }
        return runs.computeIfAbsent(zone, _ -> findRun(zone, now));
    }

    private Optional<DueRun> findRun(ZoneId zone, long now) {
        return switch (timing) {
            case Timing.ByPass passes ->
                    Optional.of(told(now, zone))
                            .filter(_ -> passes.pass().isZero() || isWhole(now, passes.pass()));
            case Timing.Sync _, Timing.Stream _ ->
                    throw new IllegalArgumentException("not of messages");
            case Timing.ByCalendar byCalendar -> {
                // Those that were missed are made up for when attempts are made again.
                boolean isFirst = now == live && schedule.missed() == Schedule.Missed.RUN_ONCE;
                long from = isFirst ? Math.min(done + 1, now) : now;
                List<CalendarRun> runs =
                        now % MINUTE == 0 || isFirst
                                ? new Calendar(byCalendar, schedule.window()).runs(zone, from, now)
                                : List.of();
                yield runs.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new DueRun(
                                        told(runs.getLast().at(), zone).occurrence(),
                                        runs.getLast().named()));
            }
        };
    }

    private static DueRun told(long instant, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(instant).atZone(zone);
        return new DueRun(at.toOffsetDateTime(), at.toLocalDateTime());
    }

    /** An instant as the campaign's own zone tells it. */
    DueRun told(long instant) {
        return told(instant, schedule.home());
    }

    private static boolean isWhole(long now, Duration pass) {
        return now % (pass.isZero() ? MINUTE : pass.toMillis()) == 0;
    }

    /** Whether it is time for those who are left over, though no run of theirs (R-S1, R-D8). */
    boolean isExtra(Collection<ZoneId> zones, long now) {
        return switch (timing) {
            case Timing.Sync _, Timing.Stream _ ->
                    throw new IllegalArgumentException("not of messages");
            case Timing.ByPass passes -> isWhole(now, passes.pass());
            case Timing.Once once -> isWhole(now, once.pass()) && isBeyondRuns(zones, now);
            case Timing.ByCalendar _ -> now % MINUTE == 0 && isBeyondRuns(zones, now);
        };
    }

    /** No run is to come, nor is one that was missed made up for right now. */
    private boolean isBeyondRuns(Collection<ZoneId> zones, long now) {
        return isOver(zones, now - 1) && zones.stream().allMatch(zone -> run(zone, now).isEmpty());
    }

    /** Whether such times come. */
    boolean hasExtra(Collection<ZoneId> zones, long now) {
        return timing instanceof Timing.ByPass || isOver(zones, now);
    }

    private boolean isOver(Collection<ZoneId> zones, long now) {
        return timing instanceof Timing.ByCalendar byCalendar
                && zones.stream()
                        .allMatch(
                                zone ->
                                        new Calendar(byCalendar, schedule.window()).last(zone)
                                                <= now);
    }

    /** Whether somebody is due, but for limits, if there is a run of theirs on a local day. */
    boolean isDue(Member member, LocalDate day, long now) {
        if (!member.matches || member.requeued || member.dead) {
            return false;
        }
        if (schedule.isLocal() && member.lastDay >= day.toEpochDay()) {
            return false;
        }
        return member.accepted.isEmpty()
                || switch (timing) {
                    case Timing.Asap _,
                            Timing.Scheduled _,
                            Timing.Once _,
                            Timing.Sync _,
                            Timing.Stream _ ->
                            false;
                    case Timing.Recurring _ -> true;
                    case AsCriteriaIsMet(var _, Again again) ->
                            switch (again) {
                                case WHEN_REQUALIFIED -> member.requalified;
                                case WHILE_MATCHING -> release(member) <= now;
                            };
                };
    }

    /** When the gap after somebody's last accepted send is over (R-S5). */
    long release(Member member) {
        Limits.Gap gap = schedule.limits().atMostEvery();
        if (gap == null || member.accepted.isEmpty()) {
            return Long.MIN_VALUE;
        }
        Instant sent = Instant.ofEpochMilli(member.accepted.getLast());
        if (gap.unit() == ChronoUnit.HOURS) {
            return sent.plus(Duration.ofHours(gap.length())).toEpochMilli();
        }
        LocalDateTime from =
                isByPass() ? sent.atZone(member.zone).toLocalDateTime() : member.lastNamed;
        return ZonedDateTime.of(from.plus(gap.length(), gap.unit()), member.zone)
                .toInstant()
                .toEpochMilli();
    }

    boolean isExhausted(Member member) {
        return member.accepted.size() >= schedule.limits().atMost();
    }

    /** Why a limit holds somebody back now; empty if none does (R-S5). */
    String heldBack(Member member, long now) {
        if (isExhausted(member)) {
            return "limit at_most " + schedule.limits().atMost() + " reached";
        }
        return release(member) > now
                ? "limit at_most_every " + schedule.limits().atMostEvery()
                : "";
    }

    boolean isByPass() {
        return timing instanceof Timing.ByPass;
    }

    boolean comesAgain(Again again) {
        return timing instanceof AsCriteriaIsMet met && met.again() == again;
    }
}
