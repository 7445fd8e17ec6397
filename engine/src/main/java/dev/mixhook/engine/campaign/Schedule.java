package dev.mixhook.engine.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign sends, and how often to one user.
 *
 * @param zone the project's: occurrences of passes are told in it
 */
public record Schedule(
        Timing timing, SendWindow window, Limits limits, Missed missed, ZoneId zone) {

    /** What happens to a run whose instant passed while mixhook was down (R-S10). */
    public enum Missed {
        RUN_ONCE,
        SKIP
    }

    public Schedule {
        if (timing instanceof Timing.Scheduled scheduled
                && scheduled.everyWeeks() > 1
                && window.startsAt().isEmpty()) {
            throw new IllegalArgumentException("every so many weeks counts from a start");
        }
        if (!timing.isRepeated() && !limits.equals(Limits.NONE)) {
            throw new IllegalArgumentException("limits are of campaigns that come again");
        }
    }

    /** A schedule without bounds and limits. */
    public static Schedule of(Timing timing, ZoneId zone) {
        return new Schedule(timing, SendWindow.always(zone), Limits.NONE, Missed.RUN_ONCE, zone);
    }

    /** Whether the time of day is each user's own (R-S7). */
    public boolean isLocal() {
        return timing instanceof Timing.ByCalendar calendar && calendar.isLocal();
    }

    /**
     * From which local date and time the days, weeks and months of limits count after a send
     * (R-S5): a run's own by the calendar, wherever daylight saving moved it, and whenever it was
     * made up for; else those of the attempt.
     *
     * @param due the instant of the attempt
     * @param nominal the date and time that were the run's own; null of what was sent by hand
     * @param zone where the user's runs are told now
     */
    public LocalDateTime counted(Instant due, @Nullable LocalDateTime nominal, ZoneId zone) {
        return nominal != null && timing instanceof Timing.ByCalendar
                ? nominal
                : LocalDateTime.ofInstant(due, zone);
    }

    /**
     * The zone in which its runs are told; where the time of day is each user's own, the zone of
     * users who name none.
     */
    public ZoneId home() {
        return timing instanceof Timing.ByCalendar calendar ? calendar.zone() : zone;
    }

    /**
     * The text by which a ledger remembers it: when it runs and within which bounds, but not the
     * limits. The next start compares with {@link #isIdentifiedBy}.
     */
    public String identity() {
        return ScheduleIdentity.of(this);
    }

    /** Whether a ledger remembers this schedule by the text, be it an early version's. */
    public boolean isIdentifiedBy(String remembered) {
        return remembered.equals(ScheduleIdentity.of(this))
                || remembered.equals(EarlyScheduleIdentity.of(this));
    }
}
