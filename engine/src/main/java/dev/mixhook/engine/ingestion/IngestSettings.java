package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.feed.Identity;
import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.WebAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project says of ingestion.
 *
 * @param tokens whose records are kept; empty for those of any token
 * @param trackWindow how old an event may be that comes by {@code /track}; null for any age
 * @param times by which clock records are dated; null where the clock that runs decides
 * @param secret what {@code /import} has to be asked with; null for anything
 * @param hosts names other than this machine's by which it may be asked
 * @param answers what requests with records are answered, one after the other; null for what they
 *     deserve
 * @param identity by what it is told that ids are one person's
 */
public record IngestSettings(
        List<String> tokens,
        @Nullable Duration trackWindow,
        @Nullable TimeSource times,
        @Nullable String secret,
        List<String> hosts,
        @Nullable AnswerScript answers,
        Identity identity) {
    /** Mixpanel's own. */
    public static final IngestSettings DEFAULT =
            new IngestSettings(List.of(), Duration.ofDays(5), null, null, List.of(), null);

    /** Settings of a project of simplified identity. */
    public IngestSettings(
            List<String> tokens,
            @Nullable Duration trackWindow,
            @Nullable TimeSource times,
            @Nullable String secret,
            List<String> hosts,
            @Nullable AnswerScript answers) {
        this(tokens, trackWindow, times, secret, hosts, answers, Identity.SIMPLIFIED);
    }

    public IngestSettings {
        tokens = List.copyOf(tokens);
        hosts = List.copyOf(hosts);
    }

    /** By which clock records are dated. */
    public enum TimeSource {
        /** By the SDK's, where it says. */
        SENT,
        /** By mixhook's, when they come. */
        ARRIVAL
    }

    /** These settings where records are dated in one way, unless they say themselves in which. */
    public IngestSettings otherwise(TimeSource other) {
        return new IngestSettings(
                tokens,
                trackWindow,
                times == null ? other : times,
                secret,
                hosts,
                answers,
                identity);
    }

    /** These settings, of a project of some identity. */
    public IngestSettings by(Identity other) {
        return new IngestSettings(tokens, trackWindow, times, secret, hosts, answers, other);
    }

    /**
     * These settings with answers by a script.
     *
     * @param script null for those that the settings have
     */
    public IngestSettings answering(@Nullable AnswerScript script) {
        return script == null
                ? this
                : new IngestSettings(tokens, trackWindow, times, secret, hosts, script, identity);
    }

    /**
     * What a request is answered, if that is settled beforehand.
     *
     * @param number its place among those with records, from 1 on
     */
    Optional<WebAnswer> answerTo(long number) {
        return Optional.ofNullable(answers).map(script -> script.answerTo(number));
    }

    boolean isDatedByArrival() {
        return times == TimeSource.ARRIVAL;
    }

    Optional<Duration> oldest() {
        return Optional.ofNullable(trackWindow);
    }

    Optional<String> password() {
        return Optional.ofNullable(secret);
    }
}
