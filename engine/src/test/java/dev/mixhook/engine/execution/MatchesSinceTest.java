package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchesSinceTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    /** Whatever others do in between: what time does is evaluated with the data of its instant. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void somebody_matches_since_the_last_part_came_true(boolean isOtherThere) {
        try (ManualEngine engine = new ManualEngine()) {
            engine.campaign(
                    """
                    campaign: weekly
                    webhook: {url: "http://localhost:6494/hook"}
                    target: {all: [{property: plan, is: pro}, {did: Login, within: 7 days}]}
                    schedule: {scheduled: {at: "12:00", on: saturday, every: 1 week, zone: UTC}}
                    """);
            engine.person("ana", "{\"plan\": \"pro\"}").person("bob", "{}");
            engine.did("ana", "Login", day(-4));
            engine.set("ana", day(1), "{\"plan\": \"free\"}");
            engine.did("ana", "Login", day(2));
            if (isOtherThere) {
                engine.did("bob", "Login", day(3).plus(Duration.ofHours(12)));
            }
            engine.set("ana", day(4), "{\"plan\": \"pro\"}");
            engine.start(MONDAY).advance(Duration.ofDays(7));
            assertThat(
                            engine.told().stream()
                                    .filter(EngineEvent.UserDue.class::isInstance)
                                    .map(EngineEvent.UserDue.class::cast))
                    .extracting(EngineEvent.UserDue::user, EngineEvent.UserDue::since)
                    .containsExactly(tuple("ana", day(4)));
        }
    }

    private static Instant day(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }
}
