package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CampaignRunTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WIN_BACK =
            """
            campaign: win-back
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: $last_seen, older_than: 14 days}
            schedule: asap
            """;
    private static final String WEDNESDAY =
            """
            campaign: wednesday
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            schedule:
              scheduled: {at: "09:00", on: wednesday, zone: America/Los_Angeles}
            """;

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @Test
    void a_user_is_sent_once_in_the_first_whole_minute_after_they_match() { // R-S1
        engine.campaign(WIN_BACK)
                .person("ana", "{\"$last_seen\": \"2025-12-23T10:20:30\"}")
                .start(START);
        engine.advance(Duration.ofDays(60));
        assertThat(engine.posts())
                .extracting(Post::due)
                .containsExactly(Instant.parse("2026-01-06T10:21:00Z"));
        assertThat(engine.told().getFirst())
                .isEqualTo(
                        new EngineEvent.UserDue(
                                "win-back",
                                "ana",
                                Instant.parse("2026-01-06T10:21:00Z"),
                                Instant.parse("2026-01-06T10:20:30.001Z"),
                                1));
    }

    @Test
    void who_has_not_done_anything_for_a_week_is_sent_a_week_after_the_last_event() { // R-S1, R-T4
        engine.campaign(
                        """
                        campaign: gone
                        webhook: {url: "http://localhost:6494/hook"}
                        target: {did_not: $any_event, within: 7 days}
                        schedule: asap
                        """)
                .person("ana", "{}")
                .did("ana", "Login", Instant.parse("2025-12-30T10:20:30Z"))
                .did("ana", "Anything Else", Instant.parse("2026-01-02T10:20:30Z"))
                .start(START)
                .advance(Duration.ofDays(60));
        assertThat(engine.posts())
                .extracting(Post::due)
                .containsExactly(Instant.parse("2026-01-09T10:21:00Z"));
    }

    @Test
    void a_pass_sends_those_who_match_at_the_pass_with_their_profile_then() { // R-S1
        engine.campaign(WIN_BACK)
                .person("ana", "{\"$last_seen\": \"2025-12-23T10:20:30\"}")
                .person("bob", "{\"$last_seen\": \"2025-12-23T10:20:30\"}")
                .set("ana", Instant.parse("2026-01-06T10:20:45Z"), "{\"plan\": \"pro\"}")
                .start(START)
                .advance(Duration.ofDays(10));
        assertThat(engine.receiver().posts())
                .extracting(ScriptedSender.Post::users)
                .containsExactly(List.of("bob"));
    }

    @Test
    void with_no_pass_length_a_user_is_sent_at_the_very_instant() { // R-S1
        engine.campaign(WIN_BACK.replace("schedule: asap", "schedule: {asap: true, pass: 0}"))
                .person("ana", "{\"$last_seen\": \"2025-12-23T10:20:30\"}")
                .start(START)
                .advance(Duration.ofDays(10));
        assertThat(engine.posts())
                .extracting(Post::due)
                .containsExactly(Instant.parse("2026-01-06T10:20:30.001Z"));
    }

    @Test
    void
            a_hundred_and_twenty_users_arrive_as_fifty_fifty_and_twenty_in_the_order_of_their_ids() { // R-W3, R-W9
        engine.campaign(WIN_BACK);
        crowd(120);
        engine.start(START).advance(Duration.ZERO);
        assertThat(engine.receiver().posts())
                .extracting(post -> post.users().size())
                .containsExactly(50, 50, 20);
        assertThat(engine.receiver().accepted()).isSorted().hasSize(120).doesNotHaveDuplicates();
        assertThat(engine.posts()).extracting(Post::batch).containsExactly(1, 2, 3);
        assertThat(engine.posts()).extracting(Post::of).containsOnly(3);
    }

    @Test
    void
            the_users_of_a_post_answered_500_and_only_they_come_again_first_in_the_next_attempt() { // R-D1, R-D2, R-D3, R-D4
        engine.campaign(WIN_BACK);
        crowd(120);
        engine.person("aaa", "{\"$last_seen\": \"2025-12-22T00:00:10\"}");
        engine.receiver().answers(200, 500, 200);
        engine.start(START).advance(Duration.ZERO);
        List<String> failed = engine.receiver().posts().get(1).users();
        assertThat(engine.summary().requeued()).isEqualTo(50);
        engine.advance(MINUTE);
        assertThat(engine.receiver().posts()).hasSize(5);
        assertThat(engine.receiver().posts().get(3).users()).isEqualTo(failed);
        assertThat(engine.receiver().posts().get(4).users()).containsExactly("aaa");
        assertThat(engine.posts().get(3).requeued()).isEqualTo(failed);
        assertThat(engine.posts().get(4).requeued()).isEmpty();
        assertThat(engine.posts().get(3).attempt()).isEqualTo(2);
        engine.advance(Duration.ofDays(1));
        assertThat(engine.receiver().posts()).hasSize(5);
        assertThat(engine.receiver().accepted()).hasSize(121).doesNotHaveDuplicates();
    }

    @Test
    void
            whoever_failed_comes_again_though_they_match_no_more_with_their_profile_as_it_is_then() { // R-D3
        engine.campaign(WEDNESDAY)
                .person("ana", "{\"plan\": \"free\"}")
                .set("ana", START.plus(Duration.ofDays(3)), "{\"plan\": \"pro\"}")
                .start(START);
        engine.receiver().answers(503);
        engine.advance(Duration.ofDays(3));
        assertThat(engine.summary())
                .isEqualTo(new EngineEvent.Summary("wednesday", 1, 0, 0, 1, 0, 0, 1));
        engine.advance(Duration.ofDays(7));
        assertThat(engine.receiver().accepted()).containsExactly("ana");
        assertThat(engine.summary())
                .isEqualTo(new EngineEvent.Summary("wednesday", 1, 1, 0, 0, 0, 0, 2));
    }

    @Test
    void an_answer_that_never_came_counts_as_not_sent_and_is_marked_uncertain() { // R-D1, R-D6
        engine.campaign(WIN_BACK)
                .person("ana", "{\"$last_seen\": \"2025-12-01T00:00:00\"}")
                .start(START);
        engine.receiver().answers(new Outcome.Uncertain("no answer within 30 s"));
        engine.advance(Duration.ZERO);
        assertThat(engine.summary().uncertain()).isEqualTo(1);
        engine.advance(MINUTE);
        assertThat(engine.summary())
                .isEqualTo(new EngineEvent.Summary("win-back", 1, 1, 0, 0, 0, 0, 2));
    }

    @Test
    void drafts_and_campaigns_whose_sending_is_off_send_nothing() { // R-S8
        engine.campaign(WIN_BACK)
                .campaign(WIN_BACK.replace("win-back", "draft") + "draft: true\n")
                .campaign(WIN_BACK.replace("win-back", "paused") + "sending: off\n")
                .person("ana", "{\"$last_seen\": \"2025-12-01T00:00:00\"}")
                .start(START)
                .advance(Duration.ofDays(1));
        assertThat(engine.posts()).extracting(Post::campaign).containsExactly("win-back");
    }

    @Test
    void a_scheduled_run_takes_all_who_match_and_were_not_sent_yet() { // R-S2
        engine.campaign(WEDNESDAY)
                .person("ana", "{\"plan\": \"free\"}")
                .person("bob", "{\"plan\": \"pro\"}")
                .set("bob", START.plus(Duration.ofDays(5)), "{\"plan\": \"free\"}")
                .start(START)
                .advance(Duration.ofDays(30));
        assertThat(engine.posts())
                .extracting(Post::users)
                .containsExactly(List.of("ana"), List.of("bob"));
        assertThat(engine.posts())
                .extracting(Post::occurrence)
                .map(Object::toString)
                .containsExactly("2026-01-07T09:00-08:00", "2026-01-14T09:00-08:00");
    }

    @Test
    void only_people_with_a_profile_are_sent_and_nobody_makes_no_post() { // R-T1, R-W3
        engine.campaign(
                        WIN_BACK.replace(
                                "{property: $last_seen, older_than: 14 days}", "{did: Login}"))
                .did("ghost", "Login", START.minus(Duration.ofDays(1)))
                .start(START)
                .advance(Duration.ofDays(90));
        assertThat(engine.receiver().posts()).isEmpty();
    }

    @Test
    void after_twenty_attempts_in_a_row_in_which_nothing_was_accepted_the_campaign_stops() { // R-D9
        engine.campaign(WIN_BACK).person("ana", "{\"$last_seen\": \"2025-12-01T00:00:00\"}");
        engine.receiver().answers(IntStream.range(0, 50).map(_ -> 503).toArray());
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.posts()).hasSize(20);
        assertThat(engine.engine().shortfalls())
                .containsExactly(
                        new Shortfall.Requeued("win-back", 1, Shortfall.Unit.USER),
                        new Shortfall.Stopped("win-back"));
        assertThat(engine.told().getLast())
                .isEqualTo(
                        new EngineEvent.CampaignStopped(
                                "win-back",
                                START.plus(Duration.ofMinutes(19)),
                                "20 attempts in a row in which nothing was accepted"));
    }

    @Test
    void a_campaign_that_keeps_going_is_not_stopped() { // R-D9, R-D5
        engine.keepGoing()
                .campaign(WIN_BACK)
                .person("ana", "{\"$last_seen\": \"2025-12-01T00:00:00\"}");
        engine.receiver().answers(IntStream.range(0, 50).map(_ -> 503).toArray());
        engine.start(START).advance(Duration.ofHours(1));
        assertThat(engine.posts()).hasSize(51);
        assertThat(engine.receiver().accepted()).containsExactly("ana");
    }

    @Test
    void nothing_listening_at_the_very_first_post_ends_the_run() { // R-D9
        engine.campaign(WIN_BACK).person("ana", "{\"$last_seen\": \"2025-12-01T00:00:00\"}");
        engine.receiver().answers(new Outcome.Unreachable("connection refused by localhost:6494"));
        engine.start(START).advance(Duration.ofDays(1));
        assertThat(engine.engine().unreachable()).hasValue("connection refused by localhost:6494");
        assertThat(engine.posts()).hasSize(1);
    }

    @Test
    void another_engine_over_the_same_ledger_goes_on_where_the_first_one_was() { // R-S11, R-D3
        engine.campaign(WIN_BACK);
        crowd(60);
        engine.receiver().answers(200, 500);
        engine.start(START).advance(Duration.ZERO);
        try (ManualEngine second = engine.restarted()) {
            second.start(START.plus(MINUTE)).advance(Duration.ofDays(1));
            assertThat(second.posts()).extracting(Post::n).containsExactly(3L);
            assertThat(second.receiver().accepted())
                    .isEqualTo(engine.receiver().posts().get(1).users());
            assertThat(second.summary().sent()).isEqualTo(60);
        }
    }

    @Test
    void a_profile_that_was_taken_later_than_an_update_is_not_changed_by_it() {
        engine.campaign(WEDNESDAY.replace("is: free", "is: [free, team]"))
                .person("ana", "{\"plan\": \"pro\"}")
                .set("ana", START.minus(Duration.ofDays(3)), "{\"plan\": \"free\"}")
                .set("bob", START.minus(Duration.ofDays(3)), "{\"plan\": \"team\"}")
                .start(START)
                .advance(Duration.ofDays(7));
        assertThat(engine.receiver().accepted()).containsExactly("bob");
    }

    @Test
    void somebody_re_queued_whose_profile_is_gone_waits_until_there_is_one_again() { // R-T1, R-D3
        engine.campaign(WIN_BACK)
                .person("ana", "{\"$last_seen\": \"2025-12-01T00:00:00\"}")
                .person("bob", "{\"$last_seen\": \"2025-12-01T00:00:00\"}");
        engine.deleted("ana", START.plusSeconds(30))
                .set("ana", START.plus(Duration.ofHours(1)), "{\"plan\": \"new\"}");
        engine.receiver().answers(503);
        engine.start(START).advance(Duration.ofMinutes(30));
        assertThat(engine.receiver().accepted()).containsExactly("bob");
        assertThat(engine.summary().requeued()).isEqualTo(1);
        engine.advance(Duration.ofHours(1));
        assertThat(engine.receiver().accepted()).containsExactly("bob", "ana");
    }

    @Test
    void with_several_posts_under_way_they_are_told_of_in_the_order_of_their_batches() { // R-W9
        engine.campaign(WIN_BACK.replace("webhook: {", "webhook: {parallel: 4, batch: 1, "));
        crowd(40);
        engine.start(START).advance(Duration.ZERO);
        assertThat(engine.posts()).extracting(Post::batch).isSorted().hasSize(40);
    }

    private void crowd(int size) {
        for (int i = size - 1; i >= 0; i--) {
            engine.person(id(i), "{\"$last_seen\": \"2025-12-01T00:00:00\"}");
        }
    }

    private static String id(int i) {
        return String.format(Locale.ROOT, "u%03d", i);
    }
}
