package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final Dates UTC = new Dates(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2012-11-20T15:26:16, 2012-11-20T15:26:16Z",
        "2026-01-05, 2026-01-05T00:00:00Z",
        "2024-02-29T23:59:59, 2024-02-29T23:59:59Z",
        "1965-05-05T00:00:00, 1965-05-05T00:00:00Z",
        "2026-01-05T10:00:00Z, 2026-01-05T10:00:00Z",
        "2026-01-05T10:00:00.5, 2026-01-05T10:00:00.500Z",
        "2026-01-05T10:00:00.123456Z, 2026-01-05T10:00:00.123Z",
        "2026-01-05T10:00:00+05:30, 2026-01-05T04:30:00Z",
        "2026-01-05T10:00:00.250-08:00, 2026-01-05T18:00:00.250Z",
    })
    void a_date_without_a_zone_is_utc(String text, Instant expected) { // R-T11
        assertThat(UTC.millis(text)).hasValue(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pro",
                "2026-13-01",
                "2026-02-29",
                "2026-1-05",
                "20260105",
                "2026-01-05 10:00:00",
                "2026-01-05T10:00",
                "2026-01-05T24:00:00",
                "2026-01-05T10:60:00",
                "2026-01-05T10:00:00.",
                "2026-01-05T10:00:00z",
                "2026-01-05T10:00:00+0530",
                "2026-01-05T10:00:00+19:00",
                "2026-01-05T10:00:00Zz",
                "+026-01-05",
                "٢٠٢٦-٠١-٠٥"
            })
    void what_is_no_such_date_is_none(String text) { // R-T7
        assertThat(UTC.millis(text)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void
            with_the_setting_a_date_is_in_the_projects_zone_also_in_its_gap_and_overlap() { // R-T11, R-S9
        Dates pacific = new Dates(ZoneId.of("America/Los_Angeles"));
        assertThat(pacific.millis("2026-01-05T10:00:00"))
                .hasValue(Instant.parse("2026-01-05T18:00:00Z").toEpochMilli());
        assertThat(pacific.millis("2026-03-08T02:30:00"))
                .hasValue(Instant.parse("2026-03-08T10:30:00Z").toEpochMilli());
        assertThat(pacific.millis("2026-11-01T01:30:00"))
                .hasValue(Instant.parse("2026-11-01T08:30:00Z").toEpochMilli());
        assertThat(pacific.millis("2026-01-05T10:00:00Z"))
                .hasValue(Instant.parse("2026-01-05T10:00:00Z").toEpochMilli());
    }
}
