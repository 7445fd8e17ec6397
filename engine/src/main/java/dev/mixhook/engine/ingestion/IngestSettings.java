package dev.mixhook.engine.ingestion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project says of ingestion.
 *
 * @param tokens whose records are kept; empty for those of any token
 * @param trackWindow how old an event may be that comes by {@code /track}; null for any age
 * @param times whether records are dated as they were sent
 * @param secret what {@code /import} has to be asked with; null for anything
 */
public record IngestSettings(
        List<String> tokens,
        @Nullable Duration trackWindow,
        TimeSource times,
        @Nullable String secret) {
    /** Mixpanel's own. */
    public static final IngestSettings DEFAULT =
            new IngestSettings(List.of(), Duration.ofDays(5), TimeSource.SENT, null);

    public IngestSettings {
        tokens = List.copyOf(tokens);
    }

    /** By which clock records are dated. */
    public enum TimeSource {
        /** By the SDK's, where it says. */
        SENT,
        /** By mixhook's, when they come. */
        ARRIVAL
    }

    public IngestSettings with(TimeSource other) {
        return new IngestSettings(tokens, trackWindow, other, secret);
    }

    Optional<Duration> oldest() {
        return Optional.ofNullable(trackWindow);
    }

    Optional<String> password() {
        return Optional.ofNullable(secret);
    }
}
