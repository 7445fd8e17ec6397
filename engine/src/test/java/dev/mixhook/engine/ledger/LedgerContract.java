package dev.mixhook.engine.ledger;

import static dev.mixhook.engine.ledger.Posts.DUE;
import static dev.mixhook.engine.ledger.Posts.notice;
import static dev.mixhook.engine.ledger.Posts.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.ledger.Post.Purpose;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger keeps to, wherever it is. */
abstract class LedgerContract {
    private static final Outcome ACCEPTED = new Outcome.Accepted(Answer.of(200, "ok"));
    private static final Outcome REFUSED = new Outcome.Refused(Answer.of(503, "busy"));

    private JdbcLedger ledger;

    abstract JdbcLedger open() throws SQLException;

    @BeforeEach
    void begin() throws SQLException {
        ledger = open();
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    @Test
    void posts_come_back_as_they_went_in_with_how_far_they_got() { // R-D1, R-D6
        List<Post> posts = IntStream.rangeClosed(1, 6).mapToObj(Posts::post).toList();
        ledger.plan(posts, List.of());
        posts.subList(1, 6).forEach(ledger::sent);
        ledger.settle(posts.get(2), ACCEPTED);
        ledger.settle(posts.get(3), REFUSED);
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
    }

    @Test
    void one_is_settled_and_the_next_is_begun_at_once() { // R-D6
        ledger.plan(List.of(post(1), post(2)), List.of());
        ledger.sent(post(1));
        ledger.advance(
                List.of(new Transition.Settled(post(1), REFUSED), new Transition.Sent(post(2))));
        assertThat(Told.of(ledger, "win-back")).containsExactly("1 refused", "2 sent");
        assertThatThrownBy(
                        () ->
                                ledger.advance(
                                        List.of(
                                                new Transition.Settled(post(2), ACCEPTED),
                                                new Transition.Sent(post(3)))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Told.of(ledger, "win-back")).containsExactly("1 refused", "2 sent");
    }

    @Test
    void those_that_are_begun_with_their_plan_are_sent_until_they_are_settled() { // R-D6
        ledger.plan(List.of(post(1), post(2), post(3)), List.of(), List.of(post(1), post(3)));
        assertThat(Told.of(ledger, "win-back")).containsExactly("1 sent", "2 planned", "3 sent");
        ledger.advance(
                List.of(new Transition.Settled(post(1), REFUSED), new Transition.Sent(post(2))));
        ledger.advance(
                List.of(
                        new Transition.Settled(post(3), ACCEPTED),
                        new Transition.Settled(post(2), ACCEPTED)));
        assertThat(Told.of(ledger, "win-back"))
                .containsExactly("1 refused", "2 accepted", "3 accepted");
    }

    @Test
    void a_post_is_found_by_its_state_however_it_came_to_it() { // R-D6
        ledger.plan(List.of(post(1), post(2), post(3)), List.of(), List.of(post(1)));
        ledger.sent(post(2));
        assertThat(selected(new LedgerSelection(null, Set.of(), null, null, PostState.SENT)))
                .containsExactly("1", "2");
        assertThat(selected(new LedgerSelection(null, Set.of(), null, null, PostState.PLANNED)))
                .containsExactly("3");
    }

    @Test
    void every_string_comes_back_as_it_went_in() { // R-W6
        Post odd =
                new Post(
                        1,
                        "campaña \"{1}\"",
                        DUE,
                        OffsetDateTime.parse("2026-01-07T09:00:00.001-08:00"),
                        1,
                        2,
                        3,
                        List.of("Zoë, \"the\" {first}", "😀", "\ud83d", "\0", ""),
                        List.of("😀", ""));
        ledger.plan(List.of(odd), List.of());
        List<Post> found = new ArrayList<>();
        ledger.replay(odd.campaign(), (post, _) -> found.add(post));
        assertThat(found).containsExactly(odd);
    }

    @Test
    void a_page_of_a_cohort_is_kept_with_its_action_and_its_session() { // R-C7
        List<String> many = IntStream.range(0, 1000).mapToObj(i -> "u" + i).toList();
        List<Post> pages = List.of(Posts.page(1, many), Posts.page(2, List.of()));
        ledger.plan(pages, List.of());
        List<Post> found = new ArrayList<>();
        ledger.replay(pages.getFirst().campaign(), (post, _) -> found.add(post));
        assertThat(found).isEqualTo(pages);
    }

    @Test
    void the_time_from_where_daylight_saving_moved_a_run_is_kept() { // R-S5, R-S9
        Post moved =
                new Post(
                        1,
                        "free",
                        DUE,
                        OffsetDateTime.parse("2026-03-08T03:30:00-04:00"),
                        LocalDateTime.parse("2026-03-08T02:30:00"),
                        1,
                        1,
                        1,
                        List.of("ana"),
                        List.of(),
                        Post.Purpose.CAMPAIGN,
                        null);
        ledger.plan(List.of(moved), List.of());
        List<Post> found = new ArrayList<>();
        ledger.replay("free", (post, _) -> found.add(post));
        assertThat(found).containsExactly(moved);
    }

    @Test
    void answers_and_reasons_are_kept() { // R-D1
        List<Post> posts = IntStream.rangeClosed(1, 4).mapToObj(Posts::post).toList();
        ledger.plan(posts, List.of());
        String long64 = "x".repeat(65_536);
        ledger.settle(posts.get(0), ACCEPTED);
        ledger.settle(posts.get(1), new Outcome.Refused(Answer.of(500, long64)));
        ledger.settle(posts.get(2), new Outcome.Unreachable("connection refused"));
        List<Settlement> found = new ArrayList<>();
        ledger.read(
                LedgerSelection.EVERYTHING,
                entry -> found.add(((Entry.Posted) entry).settlement()));
        assertThat(found)
                .containsExactly(
                        new Settlement(PostState.ACCEPTED, 200, "ok", ""),
                        new Settlement(PostState.REFUSED, 500, long64, ""),
                        new Settlement(PostState.UNREACHABLE, 0, "", "connection refused"),
                        Settlement.PLANNED);
    }

    @Test
    void what_others_wrote_comes_back_whatever_characters_it_has() { // R-D1
        String odd = "C:\\000\0, half \ud83d of \udc00 \uDE00";
        ledger.plan(List.of(post(1, odd, 1, List.of(odd, "0000"), Purpose.CAMPAIGN)), List.of());
        ledger.settle(post(1), new Outcome.Refused(Answer.of(500, odd)));
        ledger.note(new Notice(odd, DUE, Notice.Kind.DEAD, odd, List.of(odd)));
        List<Entry> found = new ArrayList<>();
        ledger.read(LedgerSelection.EVERYTHING.ofCampaign(odd).ofUser(odd), found::add);
        assertThat(found)
                .containsExactly(
                        new Entry.Posted(
                                post(1, odd, 1, List.of(odd, "0000"), Purpose.CAMPAIGN),
                                new Settlement(PostState.REFUSED, 500, odd, "")),
                        new Entry.Noted(new Notice(odd, DUE, Notice.Kind.DEAD, odd, List.of(odd))));
    }

    @Test
    void numbers_go_on_where_they_ended() {
        assertThat(ledger.lastPost()).isZero();
        ledger.plan(List.of(post(1), post(2)), List.of());
        assertThat(ledger.lastPost()).isEqualTo(2);
    }

    @Test
    void the_latest_instant_is_that_of_any_post_or_notice() {
        assertThat(ledger.latest()).isEmpty();
        ledger.note(notice(Notice.Kind.IDLE));
        assertThat(ledger.latest()).hasValue(DUE);
        ledger.plan(List.of(post(1), post(2)), List.of());
        assertThat(ledger.latest()).hasValue(DUE.plusSeconds(2));
    }

    @Test
    void notices_stand_among_the_posts_in_the_order_in_which_they_came() { // R-S5, R-D5
        ledger.note(notice(Notice.Kind.SUPPRESSED, "u0"));
        ledger.plan(List.of(post(1), post(2)), List.of());
        ledger.sent(post(1));
        ledger.note(notice(Notice.Kind.DEAD, "u1"));
        ledger.note(notice(Notice.Kind.REDELIVERED, "u1"));
        ledger.plan(List.of(post(3)), List.of());
        ledger.note(notice(Notice.Kind.FORGOTTEN));
        assertThat(Told.of(ledger, "win-back"))
                .containsExactly(
                        "suppressed [u0]",
                        "1 sent",
                        "2 planned",
                        "dead [u1]",
                        "redelivered [u1]",
                        "3 planned",
                        "forgotten []");
    }

    @Test
    void campaigns_do_not_see_each_others_entries() { // R-S11
        ledger.plan(List.of(post(1)), List.of());
        ledger.note(notice(Notice.Kind.DEAD, "u1"));
        assertThat(Told.of(ledger, "other")).isEmpty();
    }

    @Test
    void a_test_send_is_logged_and_is_no_part_of_the_story_but_one_by_hand_is() { // R-X2
        ledger.plan(
                List.of(
                        post(1, "win-back", 0, List.of("u1"), Purpose.TEST),
                        post(2, "win-back", 0, List.of("u1"), Purpose.MANUAL),
                        post(3, "win-back", 0, List.of("e1", "e1"), Purpose.EVENTS)),
                List.of());
        List<Post> all = new ArrayList<>();
        ledger.read(LedgerSelection.EVERYTHING, entry -> all.add(((Entry.Posted) entry).post()));
        assertThat(all)
                .extracting(Post::purpose)
                .containsExactly(Purpose.TEST, Purpose.MANUAL, Purpose.EVENTS);
        assertThat(Told.of(ledger, "win-back")).containsExactly("2 planned", "3 planned");
    }

    @Test
    void a_body_is_kept_until_a_post_with_it_is_accepted() { // R-D4
        WebhookBody first = form("users=1");
        WebhookBody second = form("users=2");
        ledger.plan(List.of(post(1), post(2)), List.of(first, second));
        ledger.settle(post(1), REFUSED);
        ledger.settle(post(2), ACCEPTED);
        assertThat(ledger.body(1)).hasValue(first.bytes());
        assertThat(ledger.body(2)).isEmpty();

        ledger.plan(List.of(post(3)), List.of(first));
        assertThat(ledger.body(3)).hasValue(first.bytes());
        ledger.settle(post(3), ACCEPTED);
        assertThat(ledger.body(3)).isEmpty();
        assertThat(ledger.body(1)).isEmpty();
    }

    @Test
    void a_body_is_kept_though_one_like_it_of_another_campaign_is_accepted() { // R-D4
        Post other = post(2, "other", 1, List.of("u1", "v1"), Purpose.CAMPAIGN);
        ledger.plan(List.of(post(1)), List.of(form("users=1")));
        ledger.plan(List.of(other), List.of(form("users=1")));
        ledger.settle(post(1), REFUSED);
        ledger.settle(other, ACCEPTED);
        assertThat(ledger.body(1)).hasValue(form("users=1").bytes());
    }

    @Test
    void no_body_is_kept_where_none_is_given() { // R-D4
        ledger.plan(List.of(post(1)), List.of());
        assertThat(ledger.body(1)).isEmpty();
        assertThat(ledger.body(7)).isEmpty();
    }

    @Test
    void a_transaction_is_whole_or_not_at_all() {
        ledger.plan(List.of(post(1)), List.of());
        assertThatThrownBy(() -> ledger.plan(List.of(post(2), post(1)), List.of()))
                .isInstanceOf(LedgerException.class);
        assertThat(ledger.lastPost()).isEqualTo(1);
        assertThat(Told.of(ledger, "win-back")).containsExactly("1 planned");
    }

    @Test
    void a_plan_that_fails_leaves_nothing_behind_for_the_next() {
        WebhookBody broken =
                WebhookBody.of(
                        new Batch(1, 1, List.of(new Recipient("u1", "no JSON".getBytes(US_ASCII)))),
                        JsonStyle.ASCII);
        assertThatThrownBy(
                        () ->
                                ledger.plan(
                                        List.of(post(1), post(2)),
                                        List.of(form("users=1"), broken)))
                .isInstanceOf(IllegalArgumentException.class);
        ledger.plan(List.of(post(1)), List.of());
        assertThat(Told.of(ledger, "win-back")).containsExactly("1 planned");
        assertThat(ledger.body(1)).isEmpty();
    }

    @Test
    void a_checkpoint_changes_nothing() {
        ledger.plan(List.of(post(1)), List.of());
        ledger.checkpoint();
        ledger.sent(post(1));
        assertThat(Told.of(ledger, "win-back")).containsExactly("1 sent");
    }

    @Test
    void a_post_that_was_not_planned_cannot_be_sent() {
        assertThatThrownBy(() -> ledger.sent(post(9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("POST 9 was not planned");
    }

    @Test
    void a_selection_is_by_campaign_user_time_and_state() {
        ledger.plan(
                List.of(post(1), post(2, "other", 1, List.of("u1"), Purpose.CAMPAIGN)), List.of());
        ledger.plan(List.of(post(3)), List.of());
        ledger.settle(post(1), ACCEPTED);
        ledger.note(notice(Notice.Kind.DEAD, "u3"));
        ledger.note(notice(Notice.Kind.FORGOTTEN));
        ledger.note(notice(Notice.Kind.IDLE));
        assertThat(selected(LedgerSelection.EVERYTHING))
                .containsExactly("1", "2", "3", "dead", "forgotten", "idle");
        assertThat(selected(LedgerSelection.EVERYTHING.ofCampaign("other"))).containsExactly("2");
        assertThat(selected(LedgerSelection.EVERYTHING.ofUser("u1")))
                .containsExactly("1", "2", "forgotten");
        assertThat(
                        selected(
                                new LedgerSelection(
                                        null,
                                        Set.of(),
                                        DUE.plusSeconds(1),
                                        DUE.plusSeconds(3),
                                        null)))
                .containsExactly("1", "2");
        assertThat(selected(new LedgerSelection(null, Set.of(), null, null, PostState.ACCEPTED)))
                .containsExactly("1");
    }

    private List<String> selected(LedgerSelection ledgerSelection) {
        List<String> words = new ArrayList<>();
        ledger.read(
                ledgerSelection,
                entry ->
                        words.add(
                                switch (entry) {
                                    case Entry.Posted(Post post, _) -> String.valueOf(post.n());
                                    case Entry.Noted(Notice notice) -> Rows.text(notice.kind());
                                }));
        return words;
    }

    private static WebhookBody form(String body) {
        return WebhookBody.kept(List.of(), body.getBytes(US_ASCII));
    }
}
