package dev.mixhook.targeting.value;

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
        "2012-11-20 15:26:17, 2012-11-20T15:26:17Z",
        "2012-11-20T15:26:17+0900, 2012-11-20T06:26:17Z",
        "2012-11-20 15:26:17.5 +0900, 2012-11-20T06:26:17.500Z",
        "2012-11-20 15:26:17Z, 2012-11-20T15:26:17Z",
        "2012-11-20 15:26:17 UTC, 2012-11-20T15:26:17Z",
        "2012-11-20 15:26:17 GMT, 2012-11-20T15:26:17Z",
        "2012-11-20T15:26, 2012-11-20T15:26:00Z",
        "2012-11-20T15:26-08:00, 2012-11-20T23:26:00Z",
    })
    void a_date_without_a_zone_is_utc(String text, Instant expected) { // R-T11
        assertThat(UTC.millis(text)).hasValue(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 20 Nov 2012 15:26:17 GMT | 2012-11-20T15:26:17Z",
                "Tue, 20 Nov 2012 15:26:17 +0900 | 2012-11-20T06:26:17Z",
                "Tue, 20 Nov 2012 15:26:17 | 2012-11-20T15:26:17Z",
                "20 Nov 2012 15:26:17 -0130 | 2012-11-20T16:56:17Z",
                "1 Mar 2012 00:00 UT | 2012-03-01T00:00:00Z",
                "thu,  1 mar 2012 05:06:07 EST | 2012-03-01T10:06:07Z",
                "Thu, 1 Mar 2012 05:06:07 PDT | 2012-03-01T12:06:07Z",
            })
    void the_date_of_an_e_mail_is_one(String text, Instant expected) { // R-T11
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
                "2026-01-05T24:00:00",
                "2026-01-05T10",
                "2026-01-05T10:",
                "2026-01-05 ",
                "2026-01-05  10:00:00",
                "2026-01-05_10:00:00",
                "1353425177",
                "1353425177000",
                "01/05/2026",
                "2026",
                "2026-01",
                "30 Feb 2012 15:26:17 GMT",
                "Tue, 20 Nov 2012 25:26:17 GMT",
                "Tue, 20 Nov 2012 15:26:17 XYZ",
                "Tue, 20 Nov 2012",
                "Tue, 20 Now 2012 15:26:17 GMT",
                "2026-01-05T10:00:00  UTC",
                "2026-01-05T10:00:00 PST",
                "2026-01-05T10:60:00",
                "2026-01-05T10:00:00.",
                "2026-01-05T10:00:00z",
                "2026-01-05T10:00:00+0560",
                "2026-01-05T10:00:00+053",
                "2026-01-05T10:00:00+05:300",
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
