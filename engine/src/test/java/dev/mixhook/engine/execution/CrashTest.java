package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.ASAP;
import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.testing.ManualEngine;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a crash leaves half done is gone on with as if it had not been (R-D6). */
class CrashTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    @AutoClose private final Ledger ledger = LedgerLocation.memory().open();

    @Test
    void what_was_planned_goes_out_at_its_own_instant_with_what_came_in_then() { // R-D6, R-T1
        ledger.plan(List.of(post("ana")), List.of());
        try (ManualEngine engine = engine(ASAP).set("ana", NINE, IS_FREE)) {
            engine.start(START).advance(Duration.ofDays(1));
            assertThat(engine.receiver().posts())
                    .extracting(ScriptedSender.Post::users)
                    .containsExactly(List.of("ana"));
            assertThat(engine.posts()).containsExactly(post("ana"));
        }
    }

    @Test
    void nothing_that_was_planned_goes_out_before_the_start() { // R-D6, R-S6
        ledger.plan(List.of(post("ana")), List.of());
        String campaign = FREE + "schedule: {asap: true, start: 2026-01-05T09:00}\n";
        try (ManualEngine engine = engine(campaign).person("ana", IS_FREE)) {
            engine.start(START);
            assertThat(engine.engine().nextDue()).containsEntry("free", NINE.toEpochMilli());
        }
    }

    @Test
    void whoever_fails_in_the_rest_of_an_attempt_comes_again_a_minute_later() { // R-D5, R-S1
        for (String pass : List.of("0", "1 minute")) {
            try (Ledger other = LedgerLocation.memory().open();
                    ManualEngine engine = new ManualEngine(other)) {
                other.plan(List.of(post("ana")), List.of());
                engine.campaign(FREE + "schedule: {asap: true, pass: " + pass + "}\n");
                engine.person("ana", IS_FREE).receiver().answers(503);
                engine.start(START).advance(Duration.ofDays(1));
                assertThat(engine.posts())
                        .extracting(Post::due)
                        .containsExactly(NINE, NINE.plusSeconds(60));
            }
        }
    }

    @Test
    void whoever_is_given_up_after_a_crash_is_so_at_the_attempt_that_failed() { // R-D5, R-D6
        ledger.plan(List.of(post("ana")), List.of());
        ledger.sent(post("ana"));
        try (ManualEngine engine =
                engine(ASAP + "retry: {give_up_after: 1}\n").person("ana", IS_FREE)) {
            engine.start(START);
            assertThat(engine.notices())
                    .containsExactly(
                            new Notice(
                                    "free",
                                    NINE,
                                    Notice.Kind.DEAD,
                                    "given up after 1 attempt",
                                    List.of("ana")));
        }
    }

    @Test
    void a_run_that_was_missed_is_left_out_though_the_rest_of_another_goes_out() { // R-S10, R-D6
        String daily = FREE + "schedule: {recurring: {every: day, at: \"09:00\"}, missed: skip}\n";
        hasRun(daily);
        ledger.plan(List.of(post("ana")), List.of());
        try (ManualEngine engine = engine(daily).person("ana", IS_FREE)) {
            engine.start(START, Instant.parse("2026-01-08T12:00:00Z")).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(NINE, Instant.parse("2026-01-09T09:00:00Z"));
        }
    }

    @Test
    void whoever_was_sent_the_instant_they_began_to_match_is_not_sent_again() { // R-S4, R-D6
        String met = FREE + "schedule: {recurring: as_criteria_is_met}\n";
        for (int start = 0; start < 2; start++) {
            try (ManualEngine engine = engine(met).set("ana", NINE, IS_FREE)) {
                engine.start(START).advance(Duration.ofDays(1));
            }
        }
        assertThat(ledger.lastPost()).isEqualTo(1);
    }

    @Test
    void after_a_break_whoever_is_left_over_waits_for_a_whole_pass() { // R-D8, R-S10
        String once =
                FREE
                        + "schedule: {scheduled: {at: \"09:00\", date: 2026-01-05}, pass: 5 minutes}\n";
        hasRun(once);
        ledger.plan(List.of(post("ana")), List.of());
        ledger.sent(post("ana"));
        try (ManualEngine engine = engine(once).person("ana", IS_FREE)) {
            engine.start(START, NINE.plusSeconds(480)).advance(Duration.ofDays(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(NINE, NINE.plusSeconds(600));
        }
    }

    @Test
    void whoever_is_left_over_does_not_wait_for_runs_that_were_all_missed() { // R-D8, R-S10
        String daily =
                FREE
                        + "schedule: {recurring: {every: day, at: \"09:00\"}, missed: skip, stop: 2026-01-07}\n";
        hasRun(daily);
        ledger.plan(List.of(post("ana")), List.of());
        ledger.sent(post("ana"));
        try (ManualEngine engine = engine(daily).person("ana", IS_FREE)) {
            Instant live = Instant.parse("2026-01-06T12:00:30Z");
            engine.start(START, live).advance(Duration.ofHours(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(NINE, live.plusSeconds(30));
        }
    }

    @Test
    void a_crash_amid_runs_made_up_for_in_several_zones_loses_none_of_them() { // R-S7, R-S10, R-D6
        String daily = FREE + "schedule: {recurring: {every: day, at: \"09:00\", zone: user}}\n";
        hasRun(daily);
        Ledger dying =
                (Ledger)
                        Proxy.newProxyInstance(
                                Ledger.class.getClassLoader(),
                                new Class<?>[] {Ledger.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("advance")) {
                                        throw new IllegalStateException("killed here");
                                    }
                                    return method.invoke(ledger, arguments);
                                });
        try (ManualEngine engine = zones(new ManualEngine(dying), daily)) {
            engine.start(START, Instant.parse("2026-01-07T02:00:00Z"));
            assertThatThrownBy(() -> engine.advance(Duration.ZERO)).hasMessage("killed here");
        }
        try (ManualEngine engine = zones(new ManualEngine(ledger), daily)) {
            engine.start(START, Instant.parse("2026-01-07T03:00:00Z")).advance(Duration.ZERO);
            assertThat(engine.receiver().accepted()).containsExactly("tokyo");
            engine.advance(Duration.ofDays(1));
            assertThat(engine.receiver().accepted()).startsWith("tokyo").contains("la");
        }
    }

    private static ManualEngine zones(ManualEngine engine, String campaign) {
        return engine.campaign(campaign)
                .person("la", "{\"plan\": \"free\", \"$timezone\": \"America/Los_Angeles\"}")
                .person("tokyo", "{\"plan\": \"free\", \"$timezone\": \"Asia/Tokyo\"}");
    }

    @Test
    void waiting_for_somebody_without_a_profile_leaves_no_trace_each_minute() { // R-D8, R-T1
        String once = FREE + "schedule: {scheduled: {at: \"09:00\", date: 2026-01-05}}\n";
        try (ManualEngine engine =
                engine(once).person("ana", IS_FREE).deleted("ana", NINE.plusSeconds(30))) {
            engine.receiver().answers(503);
            engine.start(START).advance(Duration.ofDays(1));
        }
        List<Notice.Kind> noted = new ArrayList<>();
        ledger.replay(
                "free",
                new Ledger.Story() {
                    @Override
                    public void post(Post post, PostState state) {}

                    @Override
                    public void notice(Notice notice) {
                        noted.add(notice.kind());
                    }
                });
        assertThat(noted).doesNotContain(Notice.Kind.IDLE);
    }

    private void hasRun(String campaign) {
        try (ManualEngine engine = engine(campaign)) {
            engine.start(START);
        }
    }

    private ManualEngine engine(String campaign) {
        return new ManualEngine(ledger).campaign(campaign);
    }

    private static Post post(String user) {
        return new Post(
                1, "free", NINE, NINE.atOffset(ZoneOffset.UTC), 1, 1, 1, List.of(user), List.of());
    }
}
