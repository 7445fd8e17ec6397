package dev.mixhook.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.evaluation.ValueText;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserZonesTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Timing LOCAL =
            new Timing.Recurring(new Timing.Cadence.Daily(), LocalTime.NOON, PACIFIC, true);

    @Test
    void a_users_zone_is_the_timezone_of_their_profile() { // R-S7
        People people = people(LOCAL);
        int ana = person(people, "{\"$timezone\":\"Europe/Dublin\"}");
        UserZones zones = new UserZones(people, PACIFIC);
        assertThat(zones.of(ana)).isEqualTo(ZoneId.of("Europe/Dublin"));
        person(people, "{\"$timezone\":\"Asia/Tokyo\"}");
        assertThat(zones.of(ana)).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"$timezone\":null}",
                "{\"$timezone\":60}",
                "{\"$timezone\":\"\"}",
                "{\"$timezone\":\"Pacific Time (US & Canada)\"}",
                "{\"$timezone\":\"Europe/Atlantis\"}"
            })
    void who_has_none_or_none_that_exists_is_in_the_projects(String profile) { // R-S7
        People people = people(LOCAL);
        int ana = person(people, profile);
        UserZones zones = new UserZones(people, PACIFIC);
        assertThat(zones.own(ana)).isEmpty();
        assertThat(zones.of(ana)).isEqualTo(PACIFIC);
    }

    @Test
    void what_a_profile_has_and_names_no_zone_is_told() { // R-S7
        People people = people(LOCAL);
        UserZones zones = new UserZones(people, PACIFIC);
        for (String zone : List.of("\"PST\"", "\"\"", "60", "[\"Asia/Tokyo\"]")) {
            int ana = person(people, "{\"$timezone\":" + zone + "}");
            assertThat(zones.unreadable(ana).map(ValueText::json)).contains(zone);
        }
        for (String profile : List.of("{}", "{\"$timezone\":null}", "{\"$timezone\":\"utc\"}")) {
            assertThat(zones.unreadable(person(people, profile))).isEmpty();
        }
    }

    @Test
    void the_property_is_kept_only_where_runs_are_local_to_users() { // R-S7
        Timing fixed =
                new Timing.Recurring(new Timing.Cadence.Daily(), LocalTime.NOON, PACIFIC, false);
        assertThat(people(LOCAL).vocabulary().properties()).isOne();
        assertThat(people(fixed).vocabulary().properties()).isZero();
    }

    private static People people(Timing timing) {
        Vocabulary vocabulary = new Vocabulary();
        UserZones.mention(timing, vocabulary);
        return new People(vocabulary);
    }

    private static int person(People people, String profile) {
        return people.put("ana", new Profile(profile.getBytes(StandardCharsets.UTF_8)));
    }
}
