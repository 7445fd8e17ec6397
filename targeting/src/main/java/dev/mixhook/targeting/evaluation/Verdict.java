package dev.mixhook.targeting.evaluation;

/**
 * What an evaluation found.
 *
 * @param until the first instant, in milliseconds since the epoch, at which time alone could change
 *     {@code matches}; it may be early, never late. {@link #FOREVER} if time alone never will.
 */
public record Verdict(boolean matches, long until) {
    public static final long FOREVER = Long.MAX_VALUE;
}
