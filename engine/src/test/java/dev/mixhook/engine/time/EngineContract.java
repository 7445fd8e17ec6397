package dev.mixhook.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What the engine does in whatever time: the same story gives the same POSTs in the same order.
 * What happens lies hours apart, so that a late thread does not matter.
 */
abstract class EngineContract {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String HOOK = "\nwebhook: {url: \"http://localhost:6494/hook\"}\n";

    @AutoClose private final ManualEngine engine = new ManualEngine();

    abstract void advance(ManualEngine engine, Duration by) throws InterruptedException;

    @Test
    void campaigns_of_every_kind_send_what_is_due_in_order() // R-S1, R-S2, R-S3, R-S4, R-S7
            throws InterruptedException {
        engine.campaign(
                        "campaign: asap"
                                + HOOK
                                + "target: {property: $last_seen, older_than: 3 days}\nschedule: asap\n")
                .campaign(
                        "campaign: daily"
                                + HOOK
                                + "target: {property: plan, is: free}\n"
                                + "schedule: {recurring: {every: day, at: \"09:00\", zone: user}, limits: {at_most: 2}}\n")
                .campaign(
                        "campaign: met"
                                + HOOK
                                + "target: {property: plan, is: pro}\n"
                                + "schedule: {recurring: as_criteria_is_met}\n")
                .campaign(
                        "campaign: weekly"
                                + HOOK
                                + "target: {did: Login, within: 2 days}\n"
                                + "schedule: {scheduled: {at: \"18:00\", on: [tuesday, thursday]}}\n")
                .person("ana", "{\"plan\": \"free\", \"$last_seen\": \"2026-01-03T12:00:00\"}")
                .person("bob", "{\"plan\": \"pro\", \"$timezone\": \"Asia/Tokyo\"}")
                .set("bob", at("2026-01-06T12:00:00Z"), "{\"plan\": \"free\"}")
                .set("bob", at("2026-01-08T12:00:00Z"), "{\"plan\": \"pro\"}")
                .did("ana", "Login", at("2026-01-06T04:00:00Z"));
        engine.start(START);
        advance(engine, Duration.ofDays(5));
        assertThat(sends())
                .containsExactly(
                        "met [bob]",
                        "daily 2026-01-05T09:00Z [ana]",
                        "daily 2026-01-06T09:00Z [ana]",
                        "asap [ana]",
                        "weekly 2026-01-06T18:00Z [ana]",
                        "daily 2026-01-07T09:00+09:00 [bob]",
                        "daily 2026-01-08T09:00+09:00 [bob]",
                        "met [bob]");
        assertThat(engine.notices())
                .extracting(Notice::kind)
                .contains(Notice.Kind.SUPPRESSED, Notice.Kind.REQUALIFIED);
    }

    @Test
    void the_users_of_refused_posts_come_again_and_one_campaign_does_not_wait_for_another() // R-D3
            throws InterruptedException {
        engine.campaign(
                        "campaign: daily"
                                + HOOK
                                + "target: {property: plan, is: free}\n"
                                + "schedule: {recurring: {every: day, at: \"06:00\"}, limits: {at_most: 1}}\n")
                .campaign(
                        "campaign: weekly"
                                + HOOK
                                + "target: {property: plan, is: free}\n"
                                + "schedule: {scheduled: {at: \"18:00\", on: monday}}\n")
                .person("ana", "{\"plan\": \"free\"}");
        engine.receiver().answers(503, 200, 500, 200);
        engine.start(START);
        advance(engine, Duration.ofDays(4));
        assertThat(sends())
                .containsExactly(
                        "daily 2026-01-05T06:00Z [ana]",
                        "weekly 2026-01-05T18:00Z [ana]",
                        "daily 2026-01-06T06:00Z [ana]",
                        "daily 2026-01-07T06:00Z [ana]");
    }

    private List<String> sends() {
        return engine.posts().stream()
                .map(
                        post ->
                                post.campaign()
                                        + (post.campaign().matches("asap|met")
                                                ? ""
                                                : " " + post.occurrence())
                                        + " "
                                        + post.users())
                .toList();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
