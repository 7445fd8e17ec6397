package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import java.time.ZoneId;
import java.util.List;

/** When a campaign is due. Instants are milliseconds since the epoch. */
sealed interface Trigger permits PassTrigger, CalendarTrigger {
    /** The trigger that a schedule asks for. */
    static Trigger of(Schedule schedule) {
        return switch (schedule.timing()) {
            case Timing.ByPass passes -> new PassTrigger(schedule, passes.pass());
            case Timing.ByCalendar calendar -> new CalendarTrigger(schedule, calendar);
            case Timing.Sync _, Timing.Stream _ ->
                    throw new IllegalArgumentException("messages are neither synced nor streamed");
        };
    }

    /** Begins; what was due up to an instant is done. */
    void begin(long last);

    /** The next due instant; {@link Long#MAX_VALUE} if there is none. */
    long next();

    /** Somebody may have become due. */
    void wake(long now);

    /** People of another zone have come. */
    void zone(ZoneId zone, long now);

    /** Nobody lives in a zone any more. */
    void leave(ZoneId zone);

    /** Somebody is left over by an attempt. */
    void comeAgain(long now);

    /**
     * Takes what is due, and moves on to what comes after it. They are several where it is told in
     * different words; nobody is in two of them.
     */
    List<TriggeredRun> take(long now);

    /**
     * What is due was missed, because mixhook was down (R-S10).
     *
     * @param live the instant from which on attempts are made
     */
    void miss(long live);
}
