package dev.mixhook.engine.execution;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run deals with its campaigns.
 *
 * @param keepGoing whether campaigns go on after twenty attempts in a row in which nothing was
 *     accepted (R-D9)
 * @param seed of what is drawn: the ids of syncs' sessions (R-C2)
 * @param resumeAfter how long a pause lasts (R-C9); null for until somebody ends it
 */
public record ExecutionOptions(boolean keepGoing, long seed, @Nullable Duration resumeAfter) {
    /** Stops what is in vain, draws by seed 0, and lets pauses last. */
    public static final ExecutionOptions DEFAULT = new ExecutionOptions(false, 0, null);

    /** These, but whether campaigns go on in vain. */
    public ExecutionOptions keepingGoing(boolean others) {
        return new ExecutionOptions(others, seed, resumeAfter);
    }

    /** These, drawn by another seed. */
    public ExecutionOptions seededBy(long other) {
        return new ExecutionOptions(keepGoing, other, resumeAfter);
    }

    /** How long a pause lasts; empty for until somebody ends it. */
    public Optional<Duration> pause() {
        return Optional.ofNullable(resumeAfter);
    }
}
