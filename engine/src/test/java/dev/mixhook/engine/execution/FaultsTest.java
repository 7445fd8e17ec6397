package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns whose POSTs go wrong by plan. */
class FaultsTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @BeforeEach
    void make() {
        engine.campaign(
                """
                campaign: by-two
                webhook: {url: "http://localhost:6494/hook", batch: 2}
                target: {property: plan, is: free}
                schedule: asap
                """);
        List.of("a", "b", "c", "d", "e")
                .forEach(user -> engine.person(user, "{\"plan\": \"free\"}"));
    }

    @Test
    void the_batches_of_an_attempt_arrive_in_reversed_order_and_are_told_in_their_own() { // R-W9
        engine.faults(plan(Pick.ALL, new Fault.ReverseOrder())).start(START).advance(MINUTE);
        assertThat(engine.receiver().posts())
                .extracting(ScriptedSender.Post::users)
                .containsExactly(List.of("e"), List.of("c", "d"), List.of("a", "b"));
        assertThat(engine.posts())
                .extracting(Post::users)
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(engine.summary().sent()).isEqualTo(5);
    }

    @Test
    void users_whose_answer_was_lost_come_again_in_the_next_attempt() { // R-D3, R-D6
        engine.faults(plan(new Pick(2, 2, Set.of(), 1), new Fault.LoseAnswer())).start(START);
        engine.advance(Duration.ZERO);
        assertThat(engine.summary().uncertain()).isEqualTo(2);
        engine.advance(MINUTE);
        assertThat(engine.receiver().accepted()).containsExactly("a", "b", "c", "d", "e", "c", "d");
        assertThat(engine.summary().sent()).isEqualTo(5);
        assertThat(engine.happened())
                .containsExactly(
                        new FaultHappened(2, List.of("c", "d"), new Fault.LoseAnswer(), 9));
    }

    private static FaultPlan plan(Pick pick, Fault fault) {
        return new FaultPlan(List.of(new FaultPlan.Rule(pick, fault)), 9);
    }
}
