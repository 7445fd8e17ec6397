package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * When a cohort is synced, with what, and what becomes of it when its receiver does not take it.
 */
class CohortSyncRunTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String PRO = "{\"plan\": \"pro\"}";
    private static final String FREE = "{\"plan\": \"free\"}";
    private static final String COHORT =
            """
            campaign: pro
            webhook: {url: "http://localhost:6494/", format: cohort_sync, batch: 2}
            target: {property: plan, is: pro}
            schedule: {sync: 30 minutes}
            """;

    @AutoClose private final Ledger ledger = LedgerLocation.memory().open();

    @Test
    void at_first_the_whole_cohort_goes_out_in_pages_of_members() { // R-C3, R-C6
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ZERO);
            assertThat(lines(engine))
                    .containsExactly("00:00 members 1/2 [ana, bob]", "00:00 members 2/2 [cem]");
            assertThat(sessions(engine)).hasSize(1);
        }
    }

    @Test
    void then_who_entered_is_told_before_who_left_and_an_empty_call_goes_out_too() { // R-C6
        try (ManualEngine engine =
                engine(COHORT)
                        .set("dee", START.plusSeconds(60), PRO)
                        .set("ana", START.plusSeconds(61), FREE)
                        .deleted("bob", START.plus(Duration.ofMinutes(31)))) {
            engine.start(START).advance(Duration.ofMinutes(90));
            assertThat(lines(engine))
                    .containsExactly(
                            "00:00 members 1/2 [ana, bob]",
                            "00:00 members 2/2 [cem]",
                            "00:30 add_members 1/1 [dee]",
                            "00:30 remove_members 1/1 [ana]",
                            "01:00 add_members 1/1 []",
                            "01:00 remove_members 1/1 [bob]",
                            "01:30 add_members 1/1 []",
                            "01:30 remove_members 1/1 []");
            assertThat(sessions(engine)).hasSize(7);
            assertThat(engine.engine()).isNotNull();
        }
    }

    @Test
    void a_cohort_of_nobody_is_one_page_without_members() { // R-C6
        try (ManualEngine engine = new ManualEngine(ledger).campaign(COHORT).person("u", FREE)) {
            engine.start(START).advance(Duration.ZERO);
            assertThat(lines(engine)).containsExactly("00:00 members 1/1 []");
        }
    }

    @Test
    void the_first_sync_may_be_told_as_members_who_entered() { // R-C6
        try (ManualEngine engine =
                engine(COHORT.replace("{sync: 30 minutes}", "{sync: 1 day, first: add_members}"))) {
            engine.start(START).advance(Duration.ZERO);
            assertThat(lines(engine))
                    .containsExactly(
                            "00:00 add_members 1/2 [ana, bob]",
                            "00:00 add_members 2/2 [cem]",
                            "00:00 remove_members 1/1 []");
        }
    }

    @Test
    void syncs_run_from_the_start_on_and_not_from_the_stop_on() { // R-C6, R-S6
        String bounded =
                COHORT.replace(
                        "{sync: 30 minutes}",
                        "{sync: 30 minutes, start: 2026-01-05T00:10, stop: 2026-01-05T01:10}");
        try (ManualEngine engine = engine(bounded)) {
            engine.start(START).advance(Duration.ofHours(3));
            assertThat(lines(engine).stream().map(line -> line.substring(0, 5)).distinct())
                    .containsExactly("00:10", "00:40");
        }
    }

    @Test
    void the_pages_after_one_that_failed_are_not_sent_and_the_next_run_begins_from_the_top() {
        try (ManualEngine engine = engine(COHORT)) { // R-C7, R-C8, R-C9
            engine.receiver().answers(200, 500, 500, 500, 500, 500, 500);
            engine.start(START).advance(Duration.ofMinutes(30));
            assertThat(lines(engine))
                    .containsExactly(
                            "00:00 members 1/2 [ana, bob]",
                            "00:00 members 2/2 [cem] refused",
                            "00:00:02 members 2/2 [cem] refused",
                            "00:00:06 members 2/2 [cem] refused",
                            "00:00:14 members 2/2 [cem] refused",
                            "00:00:30 members 2/2 [cem] refused",
                            "00:01 members 2/2 [cem] refused",
                            "00:30 members 1/2 [ana, bob]",
                            "00:30 members 2/2 [cem]");
            assertThat(sessions(engine)).hasSize(2);
            engine.engine().summarize();
            assertThat(engine.told().getLast())
                    .isEqualTo(new EngineEvent.CohortSummary("pro", 3, 1, 1, 9, null));
        }
    }

    @Test
    void who_was_in_a_page_of_a_sync_that_failed_is_told_again_on_the_side_they_are_then() { // R-C6
        try (ManualEngine engine =
                engine(COHORT)
                        .set("dee", START.plusSeconds(60), PRO)
                        .set("ana", START.plusSeconds(60), FREE)
                        .set("bob", START.plusSeconds(60), FREE)
                        .set("cem", START.plusSeconds(60), FREE)
                        .set("dee", START.plusSeconds(3000), FREE)
                        .set("ana", START.plusSeconds(3000), PRO)) {
            engine.receiver().answers(200, 200, 200, 200, 500, 500, 500, 500, 500, 500);
            engine.start(START).advance(Duration.ofMinutes(60));
            List<String> lines = lines(engine);
            assertThat(lines.subList(2, 5))
                    .containsExactly(
                            "00:30 add_members 1/1 [dee]",
                            "00:30 remove_members 1/2 [ana, bob]",
                            "00:30 remove_members 2/2 [cem] refused");
            assertThat(lines.subList(10, lines.size()))
                    .containsExactly(
                            "01:00 add_members 1/1 [ana]",
                            "01:00 remove_members 1/2 [bob, cem]",
                            "01:00 remove_members 2/2 [dee]");
        }
    }

    @Test
    void a_page_that_is_taken_at_a_later_try_goes_on_with_the_next() { // R-C9
        try (ManualEngine engine = engine(COHORT)) {
            engine.receiver()
                    .answers(
                            new Outcome.Uncertain("no answer"),
                            new Outcome.Unreachable("nobody listens"));
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine))
                    .containsExactly(
                            "00:00 members 1/2 [ana, bob] uncertain",
                            "00:00:02 members 1/2 [ana, bob] unreachable",
                            "00:00:06 members 1/2 [ana, bob]",
                            "00:00:06 members 2/2 [cem]");
        }
    }

    @Test
    void a_sync_is_paused_by_an_answer_that_will_not_get_better() { // R-C9
        try (ManualEngine engine = engine(COHORT)) {
            engine.receiver()
                    .answers(
                            new Outcome.Refused(
                                    Answer.of(
                                            401,
                                            "{\"status\":\"failure\",\"error\":{\"message\":\"who are you\",\"code\":401}}")));
            engine.start(START).advance(Duration.ofDays(2));
            assertThat(lines(engine)).containsExactly("00:00 members 1/2 [ana, bob] refused");
            assertThat(engine.told())
                    .contains(
                            new EngineEvent.DeliveryPaused(
                                    "pro", START, "answered 401: who are you"));
            assertThat(engine.engine().shortfalls())
                    .containsExactly(new Shortfall.Paused("pro", "answered 401: who are you"));
        }
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ofDays(3));
            assertThat(lines(engine)).isEmpty();
        }
        ledger.note(
                new Notice(
                        "pro",
                        START.plus(Duration.ofDays(3)),
                        Notice.Kind.DELIVERY_RESUMED,
                        "by hand",
                        List.of()));
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ofDays(4));
            assertThat(lines(engine).getFirst()).endsWith("members 1/2 [ana, bob]");
        }
    }

    @Test
    void after_three_days_without_a_success_the_whole_cohort_goes_out_again() { // R-C7
        String daily = COHORT.replace("30 minutes", "1 day");
        try (ManualEngine engine = engine(daily)) {
            engine.receiver().answers(200, 200);
            engine.start(START).advance(Duration.ZERO);
            Outcome[] trouble = new Outcome[12];
            java.util.Arrays.fill(trouble, new Outcome.Refused(Answer.of(503, "")));
            engine.receiver().answers(trouble);
            engine.advance(Duration.ofDays(3));
            List<String> last = lines(engine).subList(14, lines(engine).size());
            assertThat(last)
                    .containsExactly("00:00 members 1/2 [ana, bob]", "00:00 members 2/2 [cem]");
        }
    }

    @Test
    void what_was_forgotten_is_synced_in_full() { // R-C7, R-S11
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ZERO);
        }
        ledger.note(new Notice("pro", START, Notice.Kind.FORGOTTEN, "by hand", List.of()));
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ofMinutes(30));
            assertThat(lines(engine))
                    .containsExactly("00:30 members 1/2 [ana, bob]", "00:30 members 2/2 [cem]");
        }
    }

    @Test
    void a_restart_goes_on_with_the_differences() { // R-C7, R-D6
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ZERO);
        }
        try (ManualEngine engine = engine(COHORT).set("dee", START.plusSeconds(60), PRO)) {
            engine.start(START).advance(Duration.ofMinutes(30));
            assertThat(lines(engine))
                    .containsExactly("00:30 add_members 1/1 [dee]", "00:30 remove_members 1/1 []");
        }
    }

    @Test
    void a_sync_that_a_crash_has_cut_off_begins_from_the_top_at_once() { // R-C7, R-D6
        Post first;
        try (ManualEngine engine = engine(COHORT)) {
            engine.start(START).advance(Duration.ZERO);
            first = engine.posts().getFirst();
        }
        try (Ledger crashed = LedgerLocation.memory().open()) {
            crashed.plan(List.of(first), List.of());
            crashed.sent(first);
            try (ManualEngine engine =
                    new ManualEngine(crashed)
                            .campaign(COHORT)
                            .person("ana", PRO)
                            .person("bob", PRO)) {
                engine.start(START).advance(Duration.ZERO);
                assertThat(lines(engine))
                        .containsExactly(
                                "00:00 members 1/2 [ana, bob] uncertain",
                                "00:00 members 1/1 [ana, bob]");
                assertThat(sessions(engine)).hasSize(2);
            }
        }
    }

    @Test
    void everyone_who_enters_or_leaves_is_told_with_the_reason() { // R-C6
        try (ManualEngine engine = engine(COHORT).set("ana", START.plusSeconds(61), FREE)) {
            engine.start(START).advance(Duration.ofMinutes(30));
            assertThat(engine.told().stream().filter(EngineEvent.MemberChanged.class::isInstance))
                    .contains(
                            new EngineEvent.MemberChanged("pro", "bob", START, true, null, 1),
                            new EngineEvent.MemberChanged(
                                    "pro",
                                    "ana",
                                    START.plus(Duration.ofMinutes(30)),
                                    false,
                                    START.plusSeconds(61),
                                    4));
        }
    }

    private ManualEngine engine(String campaign) {
        return new ManualEngine(ledger)
                .campaign(campaign)
                .person("ana", PRO)
                .person("bob", PRO)
                .person("cem", PRO)
                .person("dee", FREE);
    }

    private static List<String> lines(ManualEngine engine) {
        return settled(engine).map(CohortSyncRunTest::line).toList();
    }

    private static Stream<EngineEvent.PostSettled> settled(ManualEngine engine) {
        return engine.told().stream()
                .filter(EngineEvent.PostSettled.class::isInstance)
                .map(EngineEvent.PostSettled.class::cast);
    }

    private static String line(EngineEvent.PostSettled settled) {
        Post post = settled.post();
        String became =
                switch (settled.outcome()) {
                    case Outcome.Accepted _ -> "";
                    case Outcome.Refused _ -> " refused";
                    case Outcome.Unreachable _ -> " unreachable";
                    case Outcome.Uncertain _ -> " uncertain";
                };
        return "%s %s %d/%d %s%s"
                .formatted(
                        post.due().atOffset(java.time.ZoneOffset.UTC).toLocalTime(),
                        call(post).action().text(),
                        post.batch(),
                        post.of(),
                        post.users(),
                        became);
    }

    private static List<String> sessions(ManualEngine engine) {
        return settled(engine).map(settled -> call(settled.post()).session()).distinct().toList();
    }

    private static SyncCall call(Post post) {
        return Objects.requireNonNull(post.call());
    }
}
