package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.SyncCall;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One POST of an attempt.
 *
 * @param n its number in the ledger, from 1
 * @param due the instant of the attempt
 * @param occurrence of the schedule, in its own offset: the same, but for a run that was made up
 *     for later
 * @param nominal the date and time that are the occurrence's own, from where daylight saving may
 *     have moved it
 * @param attempt of the campaign, from 1; 0 where it is no attempt of the campaign's own
 * @param batch of the attempt, from 1 to {@code of}
 * @param users in the order in which they go out (R-W9)
 * @param requeued those of them whom an earlier POST could not deliver (R-D3)
 * @param call what it asks of a receiver of cohorts (R-C2), whose syncs are the attempts and whose
 *     pages the batches; null in any other format
 */
public record Post(
        long n,
        String campaign,
        Instant due,
        OffsetDateTime occurrence,
        LocalDateTime nominal,
        int attempt,
        int batch,
        int of,
        List<String> users,
        List<String> requeued,
        Purpose purpose,
        @Nullable SyncCall call) {
    /** What a POST is for. */
    public enum Purpose {
        /** The campaign's own attempt. */
        CAMPAIGN,
        /** Sent by hand: it counts as the campaign's own. */
        MANUAL,
        /** A list of a stream: what goes out are events, and its users are their ids (R-E7). */
        EVENTS,
        /** A test send: it is logged, marks nobody and uses no limit (R-X2). */
        TEST
    }

    public Post {
        users = List.copyOf(users);
        requeued = List.copyOf(requeued);
    }

    /** Whether its users are the ids of events. */
    public boolean isOfEvents() {
        return purpose == Purpose.EVENTS;
    }

    /** A POST of the campaign's own attempt, which nothing has moved. */
    public Post(
            long n,
            String campaign,
            Instant due,
            OffsetDateTime occurrence,
            int attempt,
            int batch,
            int of,
            List<String> users,
            List<String> requeued) {
        this(n, campaign, due, occurrence, attempt, batch, of, users, requeued, Purpose.CAMPAIGN);
    }

    /** A POST for any purpose, whose occurrence nothing has moved. */
    public Post(
            long n,
            String campaign,
            Instant due,
            OffsetDateTime occurrence,
            int attempt,
            int batch,
            int of,
            List<String> users,
            List<String> requeued,
            Purpose purpose) {
        this(
                n,
                campaign,
                due,
                occurrence,
                occurrence.toLocalDateTime(),
                attempt,
                batch,
                of,
                users,
                requeued,
                purpose,
                null);
    }
}
