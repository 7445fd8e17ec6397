package dev.mixhook.engine.inspection;

import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.web.WebAnswer;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a receiver to look at tells. */
public sealed interface Received {
    /**
     * A POST that came whole.
     *
     * @param n its number, from 1
     * @param visits its users, as far as they can be read
     * @param cohort of a page of a cohort, what it changes in it; null of anything else
     * @param events of a stream, each as JSON; null of anything else
     */
    record Post(
            long n,
            Instant at,
            Request request,
            List<UserVisit> visits,
            @Nullable CohortVisit cohort,
            @Nullable List<String> events,
            List<Violation> findings,
            WebAnswer answer)
            implements Received {
        public Post {
            visits = List.copyOf(visits);
            events = events == null ? null : List.copyOf(events);
            findings = List.copyOf(findings);
        }
    }

    /** A request of another method. */
    record Other(Instant at, Request request, List<Violation> findings, WebAnswer answer)
            implements Received {
        public Other {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A request that did not come whole, or was none.
     *
     * @param how one line for people
     */
    record Broken(Instant at, String how) implements Received {}

    /**
     * What came in all.
     *
     * @param users those of all POSTs together
     * @param events those of all POSTs together
     * @param different users, each counted once
     * @param repeated those of them that came more than once
     * @param faulty requests that broke a rule, or broke off
     * @param answers how often each was given to a POST, in the order in which they were first
     *     given
     */
    record Totals(
            long posts,
            long users,
            long events,
            int different,
            int repeated,
            long faulty,
            Map<String, Long> answers)
            implements Received {
        public Totals {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }
}
