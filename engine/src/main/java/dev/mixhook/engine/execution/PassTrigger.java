package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A pass whenever somebody may be due (R-S1, R-S4). */
final class PassTrigger implements Trigger {
    private final Schedule schedule;
    private final Duration pass;
    private final long earliest;
    private long last = Long.MIN_VALUE;

    /** When somebody may be due. */
    private long due = FOREVER;

    /** When those come again who are re-queued. */
    private long again = FOREVER;

    PassTrigger(Schedule schedule, Duration pass) {
        this.schedule = schedule;
        this.pass = pass;
        this.earliest =
                schedule.window().startsAt().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    }

    @Override
    public void begin(long done) {
        last = done;
    }

    @Override
    public long next() {
        return Math.min(due, again);
    }

    @Override
    public void wake(long now) {
        long from = Math.max(Math.max(now, earliest), last + 1);
        if (due <= from) {
            return;
        }
        due = Math.min(due, Occurrences.pass(pass, Instant.ofEpochMilli(from)).toEpochMilli());
    }

    @Override
    public void zone(ZoneId zone, long now) {}

    @Override
    public void leave(ZoneId zone) {}

    @Override
    public void comeAgain(long now) {
        long from = Math.max(now + 1, earliest);
        again = Occurrences.passAfter(pass, Instant.ofEpochMilli(from - 1)).toEpochMilli();
    }

    @Override
    public List<TriggeredRun> take(long now) {
        TriggeredRun.Who who = now < again ? TriggeredRun.Who.DUE : TriggeredRun.Who.ALL;
        due = FOREVER;
        again = FOREVER;
        last = now;
        return List.of(TriggeredRun.at(Instant.ofEpochMilli(now).atZone(schedule.zone()), who));
    }

    @Override
    public void miss(long live) {
        due = FOREVER;
        again = FOREVER;
        wake(live);
    }
}
