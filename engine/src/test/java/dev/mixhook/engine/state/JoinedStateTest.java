package dev.mixhook.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was sent to an id counts for the user whose it has become, from when the ledger says so. */
class JoinedStateTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String DEVICE = "$device:d";

    private final UserNumbers numbers = new UserNumbers();
    private final DeliveryState state = new DeliveryState(numbers::of);
    private int number;

    @Test
    void accepted_sends_add_up_and_the_last_one_counts() {
        post("ana", PostState.ACCEPTED);
        post(DEVICE, PostState.ACCEPTED);
        post(DEVICE, PostState.ACCEPTED);
        joined("ana");
        assertThat(user("ana").times()).isEqualTo(3);
        assertThat(user("ana").lastAcceptedPost()).isEqualTo(3);
        assertThat(user("ana").lastNominal()).isEqualTo(user(DEVICE).lastNominal());
        assertThat(user("ana").lastDay())
                .isEqualTo(START.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
        assertThat(state.counts().sent()).isEqualTo(3);
    }

    @Test
    void what_was_carried_over_is_not_again() {
        post(DEVICE, PostState.ACCEPTED);
        assertThat(user(DEVICE).isToCarryOver()).isTrue();
        joined("ana");
        assertThat(user(DEVICE).isToCarryOver()).isFalse();
        joined("ana");
        assertThat(user("ana").times()).isEqualTo(1);
        // Its answer came after they had signed in.
        post(DEVICE, PostState.ACCEPTED);
        assertThat(user(DEVICE).isToCarryOver()).isTrue();
        joined("ana");
        assertThat(user("ana").times()).isEqualTo(2);
    }

    @Test
    void the_place_in_the_queue_is_the_users_unless_they_were_sent_to_since() {
        post(DEVICE, PostState.UNCERTAIN);
        joined("ana");
        assertThat(user(DEVICE).isRequeued()).isFalse();
        assertThat(user("ana").isRequeued()).isTrue();
        assertThat(user("ana").isUncertain()).isTrue();
        assertThat(user("ana").failures()).isEqualTo(1);
        post(DEVICE, PostState.REFUSED);
        post("ana", PostState.ACCEPTED);
        joined("ana");
        assertThat(user("ana").isRequeued()).isFalse();
        assertThat(user(DEVICE).isRequeued()).isFalse();
    }

    @Test
    void somebody_given_up_stays_so_and_a_device_given_up_gives_up_nobody_else() { // R-D5
        post(DEVICE, PostState.REFUSED);
        post("ana", PostState.REFUSED);
        note(Notice.Kind.DEAD, "tried", "ana");
        joined("ana");
        assertThat(user("ana").isDead()).isTrue();
        assertThat(user("ana").isRequeued()).isFalse();
        note(Notice.Kind.DEAD, "tried", DEVICE);
        joined("bob");
        assertThat(user("bob").isDead()).isFalse();
    }

    @Test
    void a_later_send_to_the_device_ends_what_holds_since_the_users_last() { // R-S4
        post("ana", PostState.ACCEPTED);
        note(Notice.Kind.REQUALIFIED, "matches again", "ana");
        note(Notice.Kind.SUPPRESSED, "limit", "ana");
        post(DEVICE, PostState.ACCEPTED);
        joined("ana");
        assertThat(user("ana").isRequalified()).isFalse();
        assertThat(user("ana").isSuppressed()).isFalse();
    }

    @Test
    void forgetting_the_user_forgets_what_they_got_from_the_device() { // R-S11
        post(DEVICE, PostState.ACCEPTED);
        post("ana", PostState.ACCEPTED);
        joined("ana");
        note(Notice.Kind.FORGOTTEN, "by hand", "ana");
        assertThat(user("ana").isAccepted()).isFalse();
        assertThat(user(DEVICE).isToCarryOver()).isFalse();
        assertThat(state.counts().sent()).isEqualTo(1);
    }

    @Test
    void ids_of_ids_are_carried_over_with_all_that_they_have() {
        post(DEVICE, PostState.ACCEPTED);
        joined("ana");
        note(Notice.Kind.JOINED, "ana", "bob");
        assertThat(user("bob").times()).isEqualTo(1);
        assertThat(state.counts().sent()).isEqualTo(1);
    }

    private void post(String user, PostState end) {
        number++;
        Instant due = START.plusSeconds(number);
        Post post =
                new Post(
                        number,
                        "cart",
                        due,
                        due.atOffset(ZoneOffset.UTC),
                        due.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                        number,
                        1,
                        1,
                        List.of(user),
                        List.of(),
                        Post.Purpose.CAMPAIGN,
                        null);
        state.post(post, end);
    }

    private void joined(String user) {
        note(Notice.Kind.JOINED, DEVICE, user);
    }

    private void note(Notice.Kind kind, String why, String user) {
        state.notice(new Notice("cart", START.plusSeconds(number), kind, why, List.of(user)));
    }

    private UserState user(String id) {
        return state.user(numbers.of(id));
    }
}
