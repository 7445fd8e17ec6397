package dev.mixhook.targeting.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({"P90D, 90 days", "P1D, 1 day", "PT36H, 36 hours", "PT1H, 1 hour", "PT90M, PT1H30M"})
    void a_rolling_window_is_told_in_its_largest_whole_unit(Duration length, String shown) {
        assertThat(new Window(length).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"P7D, 7 whole days", "P1D, 1 whole day"})
    void a_window_by_days_says_that_they_are_whole(Duration length, String shown) { // R-T2
        assertThat(new Window(length, ZoneOffset.UTC).shown()).isEqualTo(shown);
    }
}
