package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
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
        "1 Minute, PT1M",
        "2 HOURS, PT2H",
        "3W, P21D"
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
                "200ms",
                "99999999999 days"
            })
    void anything_else_is_none(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200ms, PT0.2S", "1 Millisecond, PT0.001S", "2s, PT2S"})
    void a_real_time_may_be_of_milliseconds(String text, Duration expected) {
        assertThat(Durations.parseReal(text)).hasValue(expected);
    }

    @Test
    void an_amount_keeps_its_unit_and_is_one_where_no_number_is_said() { // R-S2, R-S5
        assertThat(Durations.amount("2 Weeks")).hasValue(new Durations.Amount(2, ChronoUnit.WEEKS));
        assertThat(Durations.amount("month")).hasValue(new Durations.Amount(1, ChronoUnit.MONTHS));
        assertThat(Durations.amount("2 of them")).isEmpty();
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
