package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets a campaign twice by signing in: what was sent to a device counts for its user. */
class JoinedUsersTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String DEVICE = "$device:d";
    private static final String CAMPAIGN =
            """
            campaign: free
            webhook: {url: "http://localhost:6494/free"}
            target: {property: plan, is: free}
            """;
    private static final String ONCE = CAMPAIGN + "schedule: asap\n";
    private static final String DAILY =
            CAMPAIGN + "schedule:\n  recurring: {every: day, at: \"12:00\"}\n";
    private static final String MET = CAMPAIGN + "schedule:\n  recurring: as_criteria_is_met\n";

    @AutoClose private final ManualEngine engine = new ManualEngine();
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private Instant now = START;
    private int number;

    @Test
    void who_was_sent_to_as_a_device_is_not_sent_to_again_as_its_user() {
        engine.campaign(ONCE).start(START);
        plan(DEVICE, "free");
        advance(minutes(5));
        signIn("ana");
        plan("ana", "free");
        advance(minutes(60));
        assertThat(engine.receiver().accepted()).containsExactly(DEVICE);
        assertThat(joined())
                .containsExactly(
                        new Notice(
                                "free",
                                START.plus(minutes(5)),
                                Notice.Kind.JOINED,
                                DEVICE,
                                List.of("ana")));
    }

    @Test
    void a_device_that_nothing_was_sent_to_changes_nothing_for_its_user() {
        engine.campaign(ONCE).start(START);
        signIn("ana");
        plan("ana", "free");
        advance(minutes(60));
        assertThat(engine.receiver().accepted()).containsExactly("ana");
        assertThat(joined()).isEmpty();
    }

    @Test
    void it_counts_after_a_restart_too_and_is_noted_once() {
        engine.campaign(ONCE).start(START);
        plan(DEVICE, "free");
        advance(minutes(5));
        signIn("ana");
        advance(minutes(5));
        try (ManualEngine again = restarted()) {
            again.start(START, START.plus(minutes(10)));
            plan(again, "ana", "free", START.plus(minutes(10)));
            again.advance(minutes(60));
            assertThat(again.receiver().accepted()).isEmpty();
            assertThat(again.notices()).isEmpty();
        }
    }

    @Test
    void who_signed_in_while_nothing_ran_is_not_sent_to_again() {
        engine.campaign(ONCE).start(START);
        plan(DEVICE, "free");
        advance(minutes(5));
        try (ManualEngine again = restarted()) {
            // What was collected meanwhile is read at the start.
            again.lines(
                    List.of(update("ana", "free", START.plus(minutes(7)), 8)),
                    List.of(login("ana", START.plus(minutes(6)), 7)));
            again.start(START, START.plus(minutes(10)));
            again.advance(minutes(60));
            assertThat(again.receiver().accepted()).isEmpty();
            assertThat(again.notices())
                    .extracting(Notice::kind)
                    .containsExactly(Notice.Kind.JOINED);
        }
    }

    @Test
    void limits_count_what_was_sent_to_both() { // R-S5
        engine.campaign(DAILY + "  limits: {at_most: 2}\n").start(START);
        plan(DEVICE, "free");
        advance(days(1));
        signIn("ana");
        plan("ana", "free");
        advance(days(5));
        assertThat(engine.receiver().accepted()).containsExactly(DEVICE, "ana");
        assertThat(engine.notices())
                .extracting(Notice::why)
                .containsExactly(DEVICE, "limit at_most 2 reached");
    }

    @Test
    void a_gap_is_counted_from_what_was_sent_to_the_device() { // R-S5
        engine.campaign(DAILY + "  limits: {at_most_every: 3 days}\n").start(START);
        plan(DEVICE, "free");
        advance(days(1));
        signIn("ana");
        plan("ana", "free");
        advance(days(5));
        assertThat(due()).containsExactly("2026-01-05T12:00:00Z", "2026-01-08T12:00:00Z");
    }

    @Test
    void a_user_who_went_on_matching_has_not_come_back() { // R-S4
        engine.campaign(MET).start(START);
        plan("ana", "pro");
        plan(DEVICE, "free");
        advance(minutes(5));
        plan("ana", "free");
        signIn("ana");
        advance(minutes(5));
        assertThat(engine.receiver().accepted()).containsExactly(DEVICE);
        plan("ana", "pro");
        advance(minutes(5));
        plan("ana", "free");
        advance(minutes(5));
        assertThat(engine.receiver().accepted()).containsExactly(DEVICE, "ana");
    }

    @Test
    void a_user_who_does_not_match_when_they_sign_in_comes_back_once_they_do() { // R-S4
        engine.campaign(MET).start(START);
        plan(DEVICE, "free");
        plan("ana", "pro");
        advance(minutes(5));
        signIn("ana");
        advance(minutes(5));
        plan("ana", "free");
        advance(minutes(5));
        assertThat(engine.receiver().accepted()).containsExactly(DEVICE, "ana");
    }

    @Test
    void what_failed_for_a_device_is_sent_again_to_its_user() { // R-D3
        engine.campaign(DAILY).start(START);
        engine.receiver().answers(503);
        plan(DEVICE, "free");
        advance(days(1));
        signIn("ana");
        plan("ana", "free");
        advance(days(1));
        assertThat(engine.receiver().accepted()).containsExactly("ana");
        assertThat(engine.posts().getLast().requeued()).containsExactly("ana");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_of_both_was_sent_to_the_other_does_not_wait_any_more(boolean isDeviceFirst) {
        engine.campaign(ONCE).start(START);
        String first = isDeviceFirst ? DEVICE : "ana";
        engine.receiver().answers(200);
        plan(first, "free");
        advance(minutes(5));
        engine.receiver().answers(503);
        plan(first.equals("ana") ? DEVICE : "ana", "free");
        advance(Duration.ofSeconds(30));
        signIn("ana");
        advance(minutes(60));
        assertThat(engine.receiver().accepted()).containsExactly(first);
        assertThat(engine.summary().requeued()).isZero();
    }

    @Test
    void an_uncertain_send_to_a_device_is_its_users() { // R-D6
        engine.campaign(DAILY).start(START);
        engine.receiver().answers(new Outcome.Uncertain("no answer"));
        plan(DEVICE, "free");
        advance(days(1));
        signIn("ana");
        advance(minutes(5));
        assertThat(engine.summary().uncertain()).isEqualTo(1);
        assertThat(engine.summary().requeued()).isEqualTo(1);
    }

    @Test
    void what_is_forgotten_of_a_user_is_forgotten_of_their_device() { // R-S11
        engine.campaign(ONCE).start(START);
        plan(DEVICE, "free");
        advance(minutes(5));
        signIn("ana");
        plan("ana", "free");
        advance(minutes(5));
        engine.ledger()
                .note(new Notice("free", now, Notice.Kind.FORGOTTEN, "by hand", List.of("ana")));
        try (ManualEngine again = restarted()) {
            again.start(START, now);
            again.advance(minutes(60));
            assertThat(again.receiver().accepted()).containsExactly("ana");
        }
    }

    @Test
    void a_simulation_over_the_journals_sends_what_the_live_run_sent() {
        engine.campaign(ONCE).start(START);
        plan(DEVICE, "free");
        advance(minutes(5));
        signIn("ana");
        plan("ana", "free");
        advance(minutes(60));
        try (ManualEngine simulated = new ManualEngine().campaign(ONCE)) {
            simulated
                    .lines(
                            List.of(
                                    update(DEVICE, "free", START, 1),
                                    update("ana", "free", START.plus(minutes(5)), 3)),
                            List.of(login("ana", START.plus(minutes(5)), 2)))
                    .start(START)
                    .advance(minutes(65));
            assertThat(simulated.posts()).isEqualTo(engine.posts());
            assertThat(simulated.notices()).isEqualTo(engine.notices());
        }
    }

    private ManualEngine restarted() {
        return engine.restarted().lines(profiles, events);
    }

    private void plan(String id, String plan) {
        String line = update(id, plan, now, ++number);
        profiles.add(line);
        engine.lines(List.of(line), List.of());
    }

    private static void plan(ManualEngine to, String id, String plan, Instant at) {
        to.lines(List.of(update(id, plan, at, 99)), List.of());
    }

    private void signIn(String user) {
        String line = login(user, now, ++number);
        events.add(line);
        engine.lines(List.of(), List.of(line));
    }

    private void advance(Duration by) {
        engine.advance(by);
        now = now.plus(by);
    }

    private static String update(String id, String plan, Instant at, int number) {
        return "{\"$mixhook\":{\"at\":%d,\"n\":%d},\"$distinct_id\":\"%s\",\"$time\":%d,\"$set\":{\"plan\":\"%s\"}}"
                .formatted(at.toEpochMilli(), number, id, at.toEpochMilli(), plan);
    }

    private static String login(String user, Instant at, int number) {
        return "{\"$mixhook\":{\"at\":%d,\"n\":%d},\"event\":\"Login\",\"properties\":{\"time\":%d,\"$device_id\":\"d\",\"$user_id\":\"%s\"}}"
                .formatted(at.toEpochMilli(), number, at.toEpochMilli(), user);
    }

    private List<Notice> joined() {
        return engine.notices().stream()
                .filter(notice -> notice.kind() == Notice.Kind.JOINED)
                .toList();
    }

    private List<String> due() {
        return engine.posts().stream().map(Post::due).map(Instant::toString).toList();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
