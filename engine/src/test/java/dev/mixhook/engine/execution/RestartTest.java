package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.ASAP;
import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Another engine over the ledger of one that ended, well or not (R-D6, R-S10, R-S11). */
class RestartTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String DAILY =
            FREE + "schedule: {recurring: {every: day, at: \"09:00\"}, MISSED}\n";

    private static final String LA = "{\"plan\": \"free\", \"$timezone\": \"America/Los_Angeles\"}";

    private static final String TOKYO = "{\"plan\": \"free\", \"$timezone\": \"Asia/Tokyo\"}";

    @AutoClose private final Ledger ledger = LedgerLocation.memory().open();

    @Test
    void a_post_found_begun_and_unsettled_is_uncertain_and_its_users_come_again() { // R-D6
        ledger.plan(List.of(post(1, "ana"), post(2, "bob")), List.of());
        ledger.sent(post(1, "ana"));
        try (ManualEngine engine = engine(ASAP)) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.told().getFirst())
                    .isEqualTo(
                            new EngineEvent.PostSettled(
                                    post(1, "ana"),
                                    new Outcome.Uncertain("mixhook ended before the answer came")));
            assertThat(engine.receiver().accepted()).containsExactly("bob", "ana", "cem");
        }
    }

    @Test
    void a_post_that_was_planned_and_not_begun_is_simply_sent() { // R-D6
        ledger.plan(List.of(post(1, "bob")), List.of());
        try (ManualEngine engine = engine(ASAP)) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.posts().getFirst()).isEqualTo(post(1, "bob"));
            assertThat(engine.summary())
                    .isEqualTo(new EngineEvent.Summary("free", 3, 3, 0, 0, 0, 0, 2));
        }
    }

    @Test
    void whoever_was_sent_is_not_sent_again_though_the_criteria_are_edited() { // R-S11
        try (ManualEngine engine = engine(ASAP)) {
            engine.start(START).advance(Duration.ZERO);
        }
        try (ManualEngine engine =
                new ManualEngine(ledger)
                        .campaign(ASAP.replace("is: free", "is_set: true"))
                        .person("ana", IS_FREE)
                        .person("dee", "{\"plan\": \"pro\"}")) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.receiver().accepted()).containsExactly("dee");
        }
    }

    @Test
    void what_was_forgotten_is_sent_again() { // R-S11
        try (ManualEngine engine = engine(ASAP)) {
            engine.start(START).advance(Duration.ZERO);
        }
        note(Notice.Kind.FORGOTTEN, "ana");
        try (ManualEngine engine = engine(ASAP)) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.receiver().accepted()).containsExactly("ana");
        }
        note(Notice.Kind.FORGOTTEN);
        try (ManualEngine engine = engine(ASAP)) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.receiver().accepted()).containsExactly("ana", "bob", "cem");
        }
    }

    @Test
    void whoever_was_forgotten_after_a_crash_is_not_requeued_by_what_was_open() { // R-S11, R-D6
        ledger.plan(List.of(post(1, "dee"), post(2, "bob")), List.of());
        ledger.sent(post(1, "dee"));
        note(Notice.Kind.FORGOTTEN, "dee");
        for (int start = 0; start < 2; start++) {
            try (ManualEngine engine = engine(ASAP).person("dee", "{\"plan\": \"pro\"}")) {
                engine.start(START).advance(Duration.ofDays(1));
                assertThat(engine.receiver().accepted()).doesNotContain("dee");
                assertThat(engine.summary().requeued()).isZero();
            }
        }
    }

    @Test
    void a_dead_letter_that_is_redelivered_goes_out_at_the_next_attempt() { // R-D5
        try (ManualEngine engine = engine(ASAP + "retry: {give_up_after: 1}\n")) {
            engine.receiver().answers(503);
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.summary().dead()).isEqualTo(3);
        }
        note(Notice.Kind.REDELIVERED, "bob");
        try (ManualEngine engine = engine(ASAP + "retry: {give_up_after: 1}\n")) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.receiver().accepted()).containsExactly("bob");
            assertThat(engine.summary().dead()).isEqualTo(2);
        }
    }

    @Test
    void runs_missed_while_nothing_ran_are_made_up_for_once_at_the_start() { // R-S10
        runOneDay("missed: run_once");
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "missed: run_once"))) {
            engine.start(START, Instant.parse("2026-01-08T12:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(
                            Instant.parse("2026-01-08T12:00:00Z"),
                            Instant.parse("2026-01-09T09:00:00Z"));
            assertThat(engine.posts().getFirst().occurrence()).isEqualTo("2026-01-08T09:00:00Z");
        }
    }

    @Test
    void an_early_ledger_goes_on_with_the_schedule_that_it_remembers() { // R-S10
        ledger.note(
                new Notice(
                        "free",
                        START,
                        Notice.Kind.STARTED,
                        "Recurring[cadence=Daily[], at=09:00, zone=Z, isLocal=false], Span[start=null, stop=null, zone=Z]",
                        List.of()));
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "missed: run_once"))) {
            engine.start(START, Instant.parse("2026-01-08T12:00:00Z")).advance(Duration.ofHours(1));
            assertThat(engine.posts())
                    .extracting(post -> post.occurrence().toString())
                    .containsExactly("2026-01-08T09:00Z");
        }
    }

    @Test
    void a_run_that_is_due_at_the_very_start_makes_up_for_those_before_it() { // R-S10
        runOneDay("missed: run_once");
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "missed: run_once"))) {
            engine.start(START, Instant.parse("2026-01-08T09:00:00Z")).advance(Duration.ofHours(1));
            assertThat(engine.posts())
                    .extracting(post -> post.occurrence().toString())
                    .containsExactly("2026-01-08T09:00Z");
        }
    }

    @Test
    void runs_missed_are_left_out_where_the_campaign_says_so() { // R-S10
        runOneDay("missed: skip");
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "missed: skip"))) {
            engine.start(START, Instant.parse("2026-01-08T12:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(Instant.parse("2026-01-09T09:00:00Z"));
        }
    }

    @Test
    void a_run_for_which_nobody_was_due_is_not_missed() { // R-S10
        String nobody = DAILY.replace("MISSED", "missed: run_once").replace("is: free", "is: none");
        try (ManualEngine engine = engine(nobody)) {
            engine.start(START).advance(Duration.ofDays(1));
        }
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "missed: run_once"))) {
            engine.start(START, Instant.parse("2026-01-05T12:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(Instant.parse("2026-01-06T09:00:00Z"));
        }
    }

    @Test
    void a_campaign_that_is_new_or_has_another_schedule_has_missed_nothing() { // R-S10
        String asap = FREE.replace("is: free", "is: none") + "schedule: asap\n";
        try (ManualEngine engine = engine(asap)) {
            engine.start(START).advance(Duration.ofDays(1));
        }
        try (ManualEngine engine =
                engine(DAILY.replace("MISSED", "missed: run_once"))
                        .campaign(
                                DAILY.replace("free", "new")
                                        .replace("MISSED", "start: 2026-01-01"))) {
            engine.start(START, Instant.parse("2026-01-08T12:00:00Z"))
                    .advance(Duration.ofHours(20));
            assertThat(engine.posts()).isEmpty();
            engine.advance(Duration.ofHours(1));
            assertThat(engine.receiver().accepted()).containsExactly("ana", "bob", "cem");
        }
    }

    @Test
    void a_campaign_whose_sending_is_on_again_evaluates_the_present() { // R-S8
        String daily = DAILY.replace("MISSED", "missed: run_once");
        String other =
                ASAP.replace("campaign: free", "campaign: other").replace("is: free", "is: none");
        runOneDay("missed: run_once");
        try (ManualEngine engine = engine(daily + "sending: off\n").campaign(other)) {
            engine.start(START, Instant.parse("2026-01-06T12:00:00Z")).advance(Duration.ofDays(2));
            assertThat(engine.posts()).isEmpty();
        }
        try (ManualEngine engine = engine(daily).campaign(other)) {
            engine.start(START, Instant.parse("2026-01-08T12:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(Instant.parse("2026-01-09T09:00:00Z"));
        }
    }

    @Test
    void a_campaign_that_was_paused_has_missed_nothing() { // R-S8
        runOneDay("missed: run_once");
        note(Notice.Kind.PAUSED);
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "missed: run_once"))) {
            engine.start(START, Instant.parse("2026-01-06T11:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(Instant.parse("2026-01-07T09:00:00Z"));
        }
    }

    @Test
    void a_run_made_up_for_in_several_zones_keeps_each_zones_own_day() { // R-S7, R-S10
        String daily = FREE + "schedule: {recurring: {every: day, at: \"09:00\", zone: user}}\n";
        try (ManualEngine engine = zones(daily)) {
            engine.start(START).advance(Duration.ofHours(20));
            assertThat(engine.posts()).hasSize(2);
        }
        try (ManualEngine engine = zones(daily)) {
            engine.start(START, Instant.parse("2026-01-07T02:00:00Z"))
                    .advance(Duration.ofHours(20));
            assertThat(engine.posts())
                    .extracting(post -> post.occurrence() + " " + post.users())
                    .containsExactly(
                            "2026-01-06T09:00-08:00 [la]",
                            "2026-01-07T09:00+09:00 [tokyo]",
                            "2026-01-07T09:00-08:00 [la]");
        }
    }

    @Test
    void a_limit_goes_by_the_zone_that_an_update_gave_before_the_start() { // R-S5, R-S7
        String daily =
                FREE
                        + "schedule: {recurring: {every: day, at: \"09:00\", zone: user}, limits: {at_most_every: 1 day}}\n";
        Instant noon = Instant.parse("2026-03-07T12:00:00Z");
        for (int day = 0; day < 2; day++) {
            try (ManualEngine engine = new ManualEngine(ledger)) {
                engine.campaign(daily)
                        .set("tokyo", START, TOKYO)
                        .start(noon)
                        .advance(Duration.ofDays(1 + day));
                assertThat(engine.receiver().accepted()).containsExactly("tokyo");
            }
        }
    }

    private ManualEngine zones(String campaign) {
        return new ManualEngine(ledger).campaign(campaign).person("la", LA).person("tokyo", TOKYO);
    }

    @Test
    void an_earlier_start_that_was_written_later_makes_no_run_missed() { // R-S6, R-S10
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "start: 2026-03-01"))) {
            engine.start(START).advance(Duration.ofDays(1));
        }
        try (ManualEngine engine = engine(DAILY.replace("MISSED", "start: 2026-01-01"))) {
            engine.start(START, Instant.parse("2026-01-06T11:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(Instant.parse("2026-01-07T09:00:00Z"));
        }
    }

    @Test
    void whoever_is_requeued_waits_for_a_start_that_was_written_later() { // R-S6
        try (ManualEngine engine = engine(ASAP)) {
            engine.receiver().answers(503);
            engine.start(START).advance(Duration.ZERO);
        }
        try (ManualEngine engine = engine(FREE + "schedule: {asap: true, start: 2026-01-09}\n")) {
            engine.start(START).advance(Duration.ofDays(9));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(Instant.parse("2026-01-09T00:00:00Z"));
        }
    }

    @Test
    void whoever_requalified_while_nothing_ran_comes_again() { // R-S4
        String met = FREE + "schedule: {recurring: as_criteria_is_met}\n";
        try (ManualEngine engine = engine(met)) {
            engine.start(START).advance(Duration.ofHours(1));
        }
        try (ManualEngine engine =
                engine(met)
                        .set("ana", START.plus(Duration.ofDays(1)), "{\"plan\": \"pro\"}")
                        .set("ana", START.plus(Duration.ofDays(2)), IS_FREE)) {
            engine.start(START, START.plus(Duration.ofDays(3))).advance(Duration.ofDays(1));
            assertThat(engine.receiver().accepted()).containsExactly("ana");
        }
    }

    private void runOneDay(String missed) {
        try (ManualEngine engine = engine(DAILY.replace("MISSED", missed))) {
            engine.start(START).advance(Duration.ofHours(12));
            assertThat(engine.posts()).hasSize(1);
        }
    }

    private ManualEngine engine(String campaign) {
        return new ManualEngine(ledger)
                .campaign(campaign)
                .person("ana", IS_FREE)
                .person("bob", IS_FREE)
                .person("cem", IS_FREE);
    }

    private void note(Notice.Kind kind, String... users) {
        ledger.note(
                new Notice(
                        "free", START.plus(Duration.ofHours(2)), kind, "by hand", List.of(users)));
    }

    private static Post post(long n, String user) {
        return new Post(
                n,
                "free",
                START,
                START.atOffset(ZoneOffset.UTC),
                1,
                (int) n,
                2,
                List.of(user),
                List.of());
    }
}
