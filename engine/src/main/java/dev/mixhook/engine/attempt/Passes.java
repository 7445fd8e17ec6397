package dev.mixhook.engine.attempt;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** A pass whenever somebody may be due (R-S1, R-S4). */
final class Passes implements Rhythm {
    private final Schedule schedule;
    private final Duration pass;
    private final long earliest;
    private long last;
    private long due = FOREVER;

    /**
     * Passes that are yet to come.
     *
     * @param last the latest attempt that there was
     */
    Passes(Schedule schedule, Duration pass, long last) {
        this.schedule = schedule;
        this.pass = pass;
        this.last = last;
        this.earliest =
                schedule.span().startsAt().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    }

    @Override
    public long next() {
        return due;
    }

    @Override
    public void wake(long now) {
        Instant from = Instant.ofEpochMilli(Math.max(now, earliest));
        long next = Occurrences.pass(pass, from).toEpochMilli();
        due = Math.min(due, next > last ? next : after(last));
    }

    @Override
    public void zone(ZoneId zone, long now) {}

    @Override
    public void comeAgain(long now) {
        due = Math.min(due, after(now));
    }

    private long after(long instant) {
        return Occurrences.passAfter(pass, Instant.ofEpochMilli(instant)).toEpochMilli();
    }

    @Override
    public Run take(long now) {
        due = FOREVER;
        last = now;
        Instant instant = Instant.ofEpochMilli(now);
        return new Run(instant.atZone(schedule.zone()).toOffsetDateTime(), Set.of(), false);
    }

    @Override
    public void miss(long live) {
        due = FOREVER;
        wake(live);
    }
}
