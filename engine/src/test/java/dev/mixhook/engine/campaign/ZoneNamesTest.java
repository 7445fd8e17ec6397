package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
    private static final Instant JULY = Instant.parse("2026-07-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "America/New_York,              America/New_York",
        "america/new_york,              America/New_York",
        "AMERICA/ARGENTINA/BUENOS_AIRES, America/Argentina/Buenos_Aires",
        "' Europe/Dublin ',             Europe/Dublin",
        "utc,                           UTC",
        "gmt,                           GMT",
        "z,                             Z",
        "est5edt,                       EST5EDT",
        "Pacific Standard Time,         America/Los_Angeles",
        "pacific standard time,         America/Los_Angeles",
        "W. Europe Standard Time,       Europe/Berlin",
        "Romance Standard Time,         Europe/Paris",
        "Nepal Standard Time,           Asia/Katmandu"
    })
    void a_zone_is_read_by_its_name_in_any_letter_case(String name, String zone) { // R-S7
        assertThat(ZoneNames.parse(name)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "EST, -05:00",
        "est, -05:00",
        "MST, -07:00",
        "HST, -10:00",
        "ROC, +08:00",
        "UTC-8, -08:00",
        "utc+05:30, +05:30",
        "GMT+2, +02:00",
        "-08:00, -08:00",
        "+0530, +05:30",
        "UTC-11, -11:00",
        "Etc/GMT+8, -08:00"
    })
    void names_that_the_jdk_leaves_out_and_offsets_are_read( // R-S7
            String name, String offset) {
        assertThat(ZoneNames.parse(name).orElseThrow().getRules().getOffset(JULY))
                .hasToString(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "PST",
                "IST",
                "CET/Nowhere",
                "Europe/Atlantis",
                "America",
                "8",
                "+25:00",
                "Pacific Time (US & Canada)",
                "Pacific Daylight Time",
                "America/New York"
            })
    void what_can_mean_several_zones_or_none_is_no_zone(String name) { // R-S7
        assertThat(ZoneNames.parse(name)).isEmpty();
    }

    @Test
    void every_zone_of_the_jdk_is_itself_in_whatever_case() { // R-S7
        for (String id : ZoneId.getAvailableZoneIds()) {
            assertThat(ZoneNames.parse(id)).contains(ZoneId.of(id));
            assertThat(ZoneNames.parse(id.toUpperCase(Locale.ROOT))).contains(ZoneId.of(id));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/mixhook/engine/campaign/windows-zones.csv")
    void every_zone_of_windows_is_one(String name, String zone) { // R-S7
        ZoneId found = ZoneNames.parse(name).orElseThrow();
        assertThat(found.getRules().getOffset(JULY))
                .isEqualTo(ZoneId.of(zone).getRules().getOffset(JULY));
    }
}
