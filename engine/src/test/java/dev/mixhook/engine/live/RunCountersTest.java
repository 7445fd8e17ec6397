package dev.mixhook.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCountersTest {
    private static final Instant DUE = Instant.parse("2026-01-07T17:00:00Z");
    private static final List<Long> NEVER = List.of(Long.MAX_VALUE);

    private Instant now = DUE;
    private final RunCounters counters = new RunCounters(() -> now);

    @Test
    void they_count_posts_and_what_became_of_their_users() { // R-D1, R-D5
        settled(new Outcome.Accepted(Answer.of(200, "")), "ana", "bob");
        settled(new Outcome.Refused(Answer.of(503, "")), "cem");
        settled(new Outcome.Unreachable("refused"), "dan");
        settled(new Outcome.Uncertain("timeout"), "eva");
        noted(Notice.Kind.DEAD, "cem", "dan");
        noted(Notice.Kind.SUPPRESSED, "ana");
        assertThat(counters.line(NEVER)).isEqualTo("posts=4 accepted=2 requeued=3 dead=2 lag=0ms");
        settled(new Outcome.Accepted(Answer.of(200, "")), "eva");
        assertThat(counters.line(NEVER)).startsWith("posts=5 accepted=3 requeued=3 dead=2 ");
    }

    @Test
    void the_lag_is_that_of_the_latest_post_since_the_line_before() {
        now = DUE.plusMillis(1250);
        settled(new Outcome.Accepted(Answer.of(200, "")), "ana");
        now = DUE.plusMillis(9000);
        assertThat(counters.line(NEVER)).endsWith(" lag=1250ms");
        assertThat(counters.line(NEVER)).endsWith(" lag=0ms");
    }

    @Test
    void an_attempt_that_is_overdue_lags_and_one_to_come_does_not() {
        now = DUE.plusMillis(70_000);
        List<Long> next = List.of(DUE.toEpochMilli(), now.plusSeconds(5).toEpochMilli());
        assertThat(counters.line(next)).endsWith(" lag=70000ms");
        assertThat(counters.line(List.of(now.plusSeconds(5).toEpochMilli()))).endsWith(" lag=0ms");
    }

    private void settled(Outcome outcome, String... users) {
        Post post =
                new Post(
                        1,
                        "free",
                        DUE,
                        DUE.atOffset(ZoneOffset.UTC),
                        1,
                        1,
                        1,
                        List.of(users),
                        List.of());
        counters.tell(new EngineEvent.PostSettled(post, outcome));
    }

    private void noted(Notice.Kind kind, String... users) {
        counters.tell(
                new EngineEvent.UsersNoted(new Notice("free", DUE, kind, "", List.of(users))));
    }
}
