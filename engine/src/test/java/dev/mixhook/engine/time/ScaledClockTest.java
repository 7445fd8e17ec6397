package dev.mixhook.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaledClockTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Instant real = Instant.parse("2030-07-01T12:00:00Z");

    @Test
    void what_a_start_takes_is_not_played_at_its_speed() {
        ScaledClock clock = new ScaledClock(() -> real, START, 3600);
        real = real.plusSeconds(7);
        assertThat(clock.instant()).isEqualTo(START);
        clock.begin();
        real = real.plusMillis(500);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1800));
    }

    @Test
    void one_that_runs_is_not_begun_again() {
        ScaledClock clock = new ScaledClock(() -> real, START, 60);
        clock.begin();
        real = real.plusSeconds(1);
        clock.begin();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void the_real_clock_never_stands_still() {
        ScaledClock clock = ScaledClock.realTime(() -> real);
        real = real.plusSeconds(3);
        clock.begin();
        assertThat(clock.instant()).isEqualTo(real);
    }
}
