package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2LedgerTest {
    @Test
    void posts_come_back_as_they_went_in_with_how_far_they_got() { // R-D1, R-D6
        List<Post> posts = List.of(post(1), post(2), post(3), post(4), post(5), post(6));
        try (H2Ledger ledger = H2Ledger.inMemory()) {
            assertThat(ledger.lastPost()).isZero();
            ledger.plan(posts, List.of());
            posts.subList(1, 6).forEach(ledger::sent);
            ledger.settle(posts.get(2), new Outcome.Accepted(Answer.of(200, "")));
            ledger.settle(posts.get(3), new Outcome.Refused(Answer.of(503, "busy")));
            ledger.settle(posts.get(4), new Outcome.Unreachable("connection refused"));
            ledger.settle(posts.get(5), new Outcome.Uncertain("no answer"));
            List<Post> found = new ArrayList<>();
            List<PostState> states = new ArrayList<>();
            ledger.replay(
                    "win-back",
                    (post, state) -> {
                        found.add(post);
                        states.add(state);
                    });
            assertThat(found).isEqualTo(posts);
            assertThat(states).containsExactly(PostState.values());
            assertThat(ledger.lastPost()).isEqualTo(6);
        }
    }

    @Test
    void campaigns_do_not_see_each_others_posts() { // R-S11
        try (H2Ledger ledger = H2Ledger.inMemory()) {
            ledger.plan(List.of(post(1)), List.of());
            List<Post> found = new ArrayList<>();
            ledger.replay("other", (post, _) -> found.add(post));
            assertThat(found).isEmpty();
        }
    }

    private static Post post(long n) {
        return new Post(
                n,
                "win-back",
                Instant.parse("2026-01-07T17:00:00.001Z"),
                OffsetDateTime.parse("2026-01-07T09:00:00.001-08:00"),
                1,
                (int) n,
                6,
                List.of("ana", "Zoë, \"the\" {first}"),
                List.of("ana"));
    }
}
