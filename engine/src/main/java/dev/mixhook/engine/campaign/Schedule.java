package dev.mixhook.engine.campaign;

import java.time.ZoneId;

/**
 * When a campaign sends, and how often to one user.
 *
 * @param zone the project's: occurrences of passes are told in it
 */
public record Schedule(Timing timing, Span span, Limits limits, Missed missed, ZoneId zone) {

    /** What happens to a run whose instant passed while mixhook was down (R-S10). */
    public enum Missed {
        RUN_ONCE,
        SKIP
    }

    /** Bounded by nothing, and without limits. */
    public static Schedule of(Timing timing, ZoneId zone) {
        return new Schedule(timing, new Span(null, null, zone), Limits.NONE, Missed.RUN_ONCE, zone);
    }
}
