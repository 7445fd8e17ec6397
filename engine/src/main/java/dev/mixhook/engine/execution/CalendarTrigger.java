package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Occurrence;
import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Schedule.Missed;
import dev.mixhook.engine.campaign.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs by the calendar, in one zone or in each user's own (R-S2, R-S3, R-S7). */
final class CalendarTrigger implements Trigger {
    private final Schedule schedule;
    private final Timing.ByCalendar timing;
    private long last = Long.MIN_VALUE;
    private final Set<ZoneId> known = new HashSet<>();

    /** The next run of each zone. */
    private final PriorityQueue<Due> upcoming =
            new PriorityQueue<>(
                    Comparator.comparingLong(Due::at).thenComparing(due -> due.zone().getId()));

    /** A pass for those who are left over when no run is to come (R-D8). */
    private long extra = FOREVER;

    CalendarTrigger(Schedule schedule, Timing.ByCalendar timing) {
        this.schedule = schedule;
        this.timing = timing;
    }

    /** A run of a zone, and when it is attempted. */
    private record Due(long at, ZoneId zone, Occurrence occurrence) {
        OffsetDateTime told() {
            return occurrence.at().toOffsetDateTime();
        }
    }

    @Override
    public void begin(long done) {
        last = done;
    }

    @Override
    public long next() {
        return Math.min(extra, upcoming.isEmpty() ? FOREVER : upcoming.element().at());
    }

    @Override
    public void wake(long now) {}

    @Override
    public void zone(ZoneId zone, long now) {
        if (known.add(zone)) {
            plan(zone, Math.max(now - 1, last));
        }
    }

    @Override
    public void leave(ZoneId zone) {
        known.remove(zone);
        upcoming.removeIf(run -> run.zone().equals(zone));
    }

    private void plan(ZoneId zone, long after) {
        Occurrences.after(timing, schedule.window(), zone, Instant.ofEpochMilli(after))
                .map(run -> new Due(run.at().toInstant().toEpochMilli(), zone, run))
                .ifPresent(upcoming::add);
    }

    @Override
    public void comeAgain(long now) {
        if (upcoming.isEmpty()) {
            Duration pass = timing instanceof Timing.Once once ? once.pass() : Timing.DEFAULT_PASS;
            Instant after = Instant.ofEpochMilli(now);
            Instant start = schedule.window().startsAt().orElse(after).minusMillis(1);
            extra =
                    Occurrences.passAfter(pass, start.isAfter(after) ? start : after)
                            .toEpochMilli();
        }
    }

    @Override
    public List<TriggeredRun> take(long now) {
        extra = FOREVER;
        List<Due> due = poll(now);
        if (due.isEmpty()) {
            return List.of(
                    TriggeredRun.at(
                            Instant.ofEpochMilli(now).atZone(timing.zone()),
                            TriggeredRun.Who.REQUEUED));
        }
        // Zones that tell the instant in other words have a run of their own.
        SortedMap<OffsetDateTime, List<Due>> told = new TreeMap<>();
        for (Due run : due) {
            told.computeIfAbsent(run.told(), _ -> new ArrayList<>()).add(run);
            plan(run.zone(), now);
        }
        return told.values().stream().map(this::run).toList();
    }

    /** Told in the same words, they have the same date and time of their own. */
    private TriggeredRun run(List<Due> due) {
        Due first = due.getFirst();
        Set<ZoneId> there = due.stream().map(Due::zone).collect(Collectors.toSet());
        return new TriggeredRun(
                first.told(),
                first.occurrence().nominal(),
                schedule.isLocal() ? there : Set.of(),
                TriggeredRun.Who.ALL);
    }

    private List<Due> poll(long now) {
        List<Due> due = new ArrayList<>();
        while (!upcoming.isEmpty() && upcoming.element().at() <= now) {
            due.add(upcoming.remove());
        }
        return due;
    }

    @Override
    public void miss(long live) {
        extra = FOREVER;
        Map<ZoneId, Due> latest = new LinkedHashMap<>();
        for (List<Due> due = poll(live - 1); !due.isEmpty(); due = poll(live - 1)) {
            due.forEach(run -> latest.put(run.zone(), run));
            due.forEach(run -> plan(run.zone(), run.at()));
        }
        if (schedule.missed() == Missed.RUN_ONCE) {
            // A run of this very instant makes up for those before it.
            upcoming.stream()
                    .filter(run -> run.at() == live)
                    .map(Due::zone)
                    .forEach(latest::remove);
            upcoming.removeIf(run -> latest.containsKey(run.zone()));
            latest.forEach((zone, run) -> upcoming.add(new Due(live, zone, run.occurrence())));
        }
    }
}
