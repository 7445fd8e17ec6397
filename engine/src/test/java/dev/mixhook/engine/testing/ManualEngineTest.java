package dev.mixhook.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ManualEngineTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WIN_BACK =
            """
            campaign: win-back
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            schedule: asap
            """;
    private static final String IS_FREE = "{\"plan\": \"free\"}";

    @AutoClose private final ManualEngine engine = new ManualEngine();

    @Test
    void users_of_a_post_answered_503_come_again_in_the_next_attempt() { // R-D1, R-D3
        engine.campaign(WIN_BACK).person("ana", IS_FREE).receiver().answers(503, 200);
        engine.start(START).advance(HOUR);
        assertThat(engine.posts()).hasSize(2);
        assertThat(engine.receiver().accepted()).containsExactly("ana");
    }

    @Test
    void an_id_is_taken_as_it_is() {
        String odd = "Zoë \"the\" \\ {first}\n";
        engine.campaign(WIN_BACK).person(odd, IS_FREE).start(START).advance(HOUR);
        assertThat(engine.receiver().accepted()).containsExactly(odd);
    }

    @Test
    void one_that_is_restarted_knows_what_was_told_and_goes_on_with_the_ledger() { // R-S11
        engine.campaign(WIN_BACK).person("ana", IS_FREE).start(START).advance(HOUR);
        try (ManualEngine again = engine.restarted()) {
            again.person("bob", IS_FREE).start(START.plus(HOUR)).advance(HOUR);
            assertThat(again.receiver().accepted()).containsExactly("bob");
        }
        assertThat(engine.ledger().lastPost()).isEqualTo(2);
    }

    @Test
    void a_ledger_that_was_given_stays_open() {
        try (Ledger ledger = LedgerLocation.memory().open()) {
            try (ManualEngine over = new ManualEngine(ledger)) {
                over.campaign(WIN_BACK).person("ana", IS_FREE).start(START).advance(HOUR);
            }
            assertThat(ledger.lastPost()).isEqualTo(1);
        }
    }

    @Test
    void a_campaign_that_is_wrong_is_told_with_its_place() {
        engine.campaign(WIN_BACK.replace("asap", "soon"));
        assertThatThrownBy(() -> engine.start(START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schedule")
                .hasMessageContaining("\"soon\"");
    }

    @Test
    void data_that_is_damaged_is_told() {
        engine.campaign(WIN_BACK).person("ana", "free");
        assertThatThrownBy(() -> engine.start(START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("profiles");
    }

    @Test
    void it_is_started_once_and_before_time_moves() {
        assertThatThrownBy(() -> engine.advance(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("start it first");
        engine.campaign(WIN_BACK).start(START);
        assertThatThrownBy(() -> engine.start(START))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make another one");
    }
}
