package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "14 days, P14D",
        "3 weeks, P21D",
        "2 hours, PT2H",
        "1 month, P30D",
        "30s, PT30S",
        "90d, P90D",
        "1 Minute, PT1M"
    })
    void durations_are_a_whole_number_and_a_unit(String text, Duration expected) { // R-T6
        assertThat(Durations.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "14",
                "days",
                "-1 day",
                "1.5 days",
                "1 fortnight",
                "1  day",
                "1 day 2 hours",
                "99999999999 days"
            })
    void anything_else_is_none(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 1 second",
        "PT90S, 90 seconds",
        "PT1M, 1 minute",
        "PT36H, 36 hours",
        "P1D, 1 day",
        "P14D, 14 days"
    })
    void durations_are_shown_in_the_largest_unit_that_is_whole(Duration duration, String shown) {
        assertThat(Durations.shown(duration)).isEqualTo(shown);
    }
}
