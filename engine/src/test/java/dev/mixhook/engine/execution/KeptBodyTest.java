package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptBodyTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String CAMPAIGN =
            """
            campaign: free
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            schedule: asap
            """;

    @Test
    void
            a_post_whose_body_was_not_kept_goes_out_anew_when_the_file_asks_for_the_same_later() { // R-D4
        try (Ledger ledger = LedgerLocation.memory().open();
                ManualEngine first = new ManualEngine(ledger);
                ManualEngine second = new ManualEngine(ledger)) {
            first.campaign(CAMPAIGN).person("ana", "{\"plan\": \"free\"}");
            first.receiver().answers(503);
            first.start(START).advance(Duration.ZERO);
            second.campaign(CAMPAIGN + "retry: {rebatch: same}\n")
                    .person("ana", "{\"plan\": \"free\"}")
                    .start(START.plusSeconds(30))
                    .advance(Duration.ofMinutes(1));
            assertThat(second.receiver().accepted()).containsExactly("ana");
        }
    }
}
