package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "1,  HOURS,  2026-03-08T07:30:00Z, 2026-03-08T02:30, 2026-03-08T08:30:00Z",
        "24, HOURS,  2026-03-08T07:30:00Z, 2026-03-08T02:30, 2026-03-09T07:30:00Z",
        "1,  DAYS,   2026-03-08T07:30:00Z, 2026-03-08T02:30, 2026-03-09T06:30:00Z",
        "1,  DAYS,   2026-03-07T07:30:00Z, 2026-03-07T02:30, 2026-03-08T07:30:00Z",
        "1,  DAYS,   2026-10-31T05:30:00Z, 2026-10-31T01:30, 2026-11-01T05:30:00Z",
        "1,  DAYS,   2026-11-01T05:30:00Z, 2026-11-01T01:30, 2026-11-02T06:30:00Z",
        "1,  WEEKS,  2026-03-08T07:30:00Z, 2026-03-08T02:30, 2026-03-15T06:30:00Z",
        "1,  MONTHS, 2026-01-31T14:00:00Z, 2026-01-31T09:00, 2026-02-28T14:00:00Z",
        "1,  MONTHS, 2026-02-28T14:00:00Z, 2026-02-28T09:00, 2026-03-28T13:00:00Z"
    })
    void hours_count_from_the_instant_and_the_calendar_from_the_local_time( // R-S5
            int length, ChronoUnit unit, Instant sent, LocalDateTime local, Instant release) {
        assertThat(new Limits.Gap(length, unit).after(sent, local, NEW_YORK)).isEqualTo(release);
    }
}
