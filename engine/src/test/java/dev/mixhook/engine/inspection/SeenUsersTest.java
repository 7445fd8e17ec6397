package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenUsersTest {
    private final SeenUsers seen = new SeenUsers(2);

    @Test
    void what_changed_is_told_against_the_last_time() {
        PostedUser before = new PostedUser("ana", Map.of("a", "1", "b", "2", "c", "3"));
        PostedUser now = new PostedUser("ana", Map.of("a", "1", "b", "1.0", "d", "4"));
        assertThat(seen.add(before, 1)).isEqualTo(new UserVisit.New(before));
        assertThat(seen.add(now, 7)).isInstanceOf(UserVisit.Returning.class);
        assertThat(((UserVisit.Returning) seen.add(before, 9)).last()).isEqualTo(7);
        assertThat(((UserVisit.Returning) seen.add(now, 10)).changes())
                .containsExactlyInAnyOrder(
                        new Change.Changed("b", "2", "1.0"),
                        new Change.Added("d", "4"),
                        new Change.Removed("c", "3"));
    }

    @Test
    void who_came_longest_ago_is_still_known_but_no_longer_compared() {
        seen.add(user("ana"), 1);
        seen.add(user("ben"), 2);
        seen.add(user("ana"), 3);
        seen.add(user("eve"), 4);
        assertThat(seen.add(user("ben"), 5))
                .isEqualTo(new UserVisit.ReturningAfterLong(user("ben"), 2));
        assertThat(seen.different()).isEqualTo(3);
    }

    @Test
    void who_comes_often_counts_as_repeated_once() {
        for (int post = 1; post < 5; post++) {
            seen.add(user("ana"), post);
        }
        seen.add(user("ben"), 5);
        assertThat(seen.repeated()).isEqualTo(1);
        assertThat(seen.different()).isEqualTo(2);
    }

    private static PostedUser user(String id) {
        return new PostedUser(id, Map.of());
    }
}
