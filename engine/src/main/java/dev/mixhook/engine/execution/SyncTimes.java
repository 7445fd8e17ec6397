package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.state.CampaignProgress;
import dev.mixhook.engine.state.CohortState;
import java.time.Instant;
import java.time.OffsetDateTime;

/** When the syncs of a cohort are due (R-C6). Instants are milliseconds since the epoch. */
final class SyncTimes {
    private final Schedule schedule;
    private final long every;
    private final CohortState state;

    SyncTimes(Schedule schedule, Timing.Sync timing, CohortState state) {
        this.schedule = schedule;
        this.every = timing.every().toMillis();
        this.state = state;
    }

    /**
     * When the next one is due; one that a crash has cut off begins again at once, from the top.
     *
     * @param live from when on syncs are made
     */
    long next(long live) {
        if (state.isOpen()) {
            return Math.max(first(live), Math.max(live, state.progress().lastAttempt()));
        }
        long run = run(live);
        boolean skipped = run < live && schedule.missed() == Schedule.Missed.SKIP;
        return skipped ? run + Math.ceilDiv(live - run, every) * every : Math.max(run, live);
    }

    /** The instant of the first run that no sync was for. */
    private long run(long live) {
        return state.lastOccurrence() == CampaignProgress.NEVER
                ? first(live)
                : state.lastOccurrence() + every;
    }

    private long first(long live) {
        return schedule.window().startsAt().map(Instant::toEpochMilli).orElse(live);
    }

    /**
     * The last run up to now: those before it that were held up are one with it, as is a sync that
     * was cut off.
     */
    OffsetDateTime occurrence(long now, long live) {
        boolean isCutOff = state.isOpen() && state.lastOccurrence() != CampaignProgress.NEVER;
        long run = isCutOff ? state.lastOccurrence() : run(live);
        long last = run > now ? now : run + (now - run) / every * every;
        return Instant.ofEpochMilli(last).atZone(schedule.zone()).toOffsetDateTime();
    }
}
