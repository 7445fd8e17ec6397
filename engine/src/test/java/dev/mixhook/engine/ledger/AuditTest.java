package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.ledger.Post.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final List<Long> told = new ArrayList<>();
    private final Audit audit =
            new Audit(
                    (post, _) -> told.add(post.n()),
                    new Failures(new H2Dialect(), "state")::damaged);

    @Test
    void what_holds_is_told() { // R-W3, R-D3
        tell(post(1, 1, 1, 2, List.of("a", "b"), List.of("a")));
        tell(post(2, 1, 2, 2, List.of("c"), List.of()));
        tell(post(3, 2, 1, 1, List.of("a", "c"), List.of("a", "c")));
        assertThat(told).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_post_has_at_most_fifty_users() { // R-W3
        List<String> users = IntStream.range(0, 51).mapToObj(i -> "u" + i).toList();
        refuses(post(7, 1, 1, 1, users, List.of()), "it has 51 users, not 1 to 50");
    }

    @Test
    void nobody_is_in_a_post_twice() { // R-W3
        refuses(post(7, 1, 1, 1, List.of("a", "a"), List.of()), "it names a user twice");
    }

    @Test
    void the_requeued_are_among_the_users() { // R-D3
        refuses(
                post(7, 1, 1, 1, List.of("a"), List.of("b")),
                "it re-queued a user who is not in it");
    }

    @Test
    void a_batch_is_one_of_its_attempt() { // R-W3
        refuses(post(7, 1, 3, 2, List.of("a"), List.of()), "it is batch 3 of 2");
    }

    @Test
    void nobody_is_in_an_attempt_twice() { // R-D3
        tell(post(1, 4, 1, 2, List.of("a"), List.of()));
        refuses(post(2, 4, 2, 2, List.of("b", "a"), List.of()), "a is in attempt 4 twice");
    }

    @Test
    void attempts_go_on() { // R-D3
        tell(post(1, 4, 1, 1, List.of("a"), List.of()));
        refuses(post(2, 3, 1, 1, List.of("b"), List.of()), "it is of attempt 3, after attempt 4");
    }

    @Test
    void sends_by_hand_are_no_attempts() { // R-X2
        tell(post(1, 1, 1, 1, List.of("a"), List.of()));
        for (int n = 2; n <= 3; n++) {
            tell(Posts.post(n, "win-back", 0, List.of("a"), Purpose.MANUAL));
        }
        assertThat(told).containsExactly(1L, 2L, 3L);
    }

    private void refuses(Post post, String why) {
        int before = told.size();
        assertThatThrownBy(() -> tell(post))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.fault()).isEqualTo(LedgerException.Fault.DAMAGED))
                .hasMessageStartingWith(
                        "The ledger in state is damaged: POST "
                                + post.n()
                                + " of win-back breaks a rule: "
                                + why
                                + ".\n");
        assertThat(told).hasSize(before);
    }

    private void tell(Post post) {
        audit.post(post, PostState.ACCEPTED);
    }

    private static Post post(
            long n, int attempt, int batch, int of, List<String> users, List<String> requeued) {
        Post plain = Posts.post(n);
        return new Post(
                n,
                plain.campaign(),
                plain.due(),
                plain.occurrence(),
                attempt,
                batch,
                of,
                users,
                requeued);
    }
}
