package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.SyncCall;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The words of ledgers on disk: whoever renames a constant makes those unreadable. */
class StoredWordsTest {
    @Test
    void states_of_posts_are_stored_by_these_words() {
        assertThat(words(PostState.values()))
                .containsExactly(
                        "planned", "sent", "accepted", "refused", "unreachable", "uncertain");
    }

    @Test
    void purposes_of_posts_are_stored_by_these_words() {
        assertThat(words(Post.Purpose.values()))
                .containsExactly("campaign", "manual", "events", "test");
    }

    @Test
    void notices_are_stored_by_these_words() {
        assertThat(words(Notice.Kind.values()))
                .containsExactly(
                        "started",
                        "resumed",
                        "paused",
                        "idle",
                        "suppressed",
                        "requalified",
                        "dead",
                        "dropped",
                        "forgotten",
                        "redelivered",
                        "delivery_paused",
                        "delivery_resumed",
                        "joined",
                        "late",
                        "late_dropped");
    }

    @Test
    void actions_of_syncs_are_stored_by_these_words() {
        assertThat(words(SyncCall.Action.values()))
                .containsExactly("members", "add_members", "remove_members");
    }

    private static String[] words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Rows::text).toArray(String[]::new);
    }
}
