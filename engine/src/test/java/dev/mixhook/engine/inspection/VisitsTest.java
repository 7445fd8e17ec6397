package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private final Visits visits = new Visits(2);

    @Test
    void what_changed_is_told_against_the_last_time() {
        PostedUser before = new PostedUser("ana", Map.of("a", "1", "b", "2", "c", "3"));
        PostedUser now = new PostedUser("ana", Map.of("a", "1", "b", "1.0", "d", "4"));
        assertThat(visits.add(before, 1)).isEqualTo(new Visit.First(before));
        assertThat(visits.add(now, 7)).isInstanceOf(Visit.Again.class);
        assertThat(((Visit.Again) visits.add(before, 9)).last()).isEqualTo(7);
        assertThat(((Visit.Again) visits.add(now, 10)).changes())
                .containsExactlyInAnyOrder(
                        new Change.Changed("b", "2", "1.0"),
                        new Change.Added("d", "4"),
                        new Change.Removed("c", "3"));
    }

    @Test
    void who_came_longest_ago_is_still_known_but_no_longer_compared() {
        visits.add(user("ana"), 1);
        visits.add(user("ben"), 2);
        visits.add(user("ana"), 3);
        visits.add(user("eve"), 4);
        assertThat(visits.add(user("ben"), 5)).isEqualTo(new Visit.AgainAfterLong(user("ben"), 2));
        assertThat(visits.different()).isEqualTo(3);
    }

    @Test
    void who_comes_often_counts_as_repeated_once() {
        for (int post = 1; post < 5; post++) {
            visits.add(user("ana"), post);
        }
        visits.add(user("ben"), 5);
        assertThat(visits.repeated()).isEqualTo(1);
        assertThat(visits.different()).isEqualTo(2);
    }

    private static PostedUser user(String id) {
        return new PostedUser(id, Map.of());
    }
}
