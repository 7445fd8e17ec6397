package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProfileUpdateTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final int plan = vocabulary.mentionProperty("plan");
    private final int visits = vocabulary.mentionProperty("visits");
    private final int tags = vocabulary.mentionProperty("tags");
    private final People people = new People(vocabulary);

    @Test
    void typed_values_follow_every_operation() {
        people.put("ana", profile("{\"plan\": \"free\", \"visits\": 1, \"tags\": [\"a\"]}"));
        update(
                new ProfileUpdate.SetOnce(Map.of("plan", "\"pro\"")),
                new ProfileUpdate.Add(Map.of("visits", new BigDecimal("2.5"))),
                new ProfileUpdate.Append(Map.of("tags", "\"b\"")));
        assertThat(people.property(0, plan)).isEqualTo(Value.of("free"));
        assertThat(people.property(0, visits)).isEqualTo(Value.of(3.5));
        assertThat(people.property(0, tags))
                .isEqualTo(new Value.Items(List.of(Value.of("a"), Value.of("b"))));
    }

    @Test
    void a_deleted_person_has_no_profile_and_keeps_number_and_history() { // R-T1
        int login = vocabulary.mentionEvent("Login");
        People all = new People(vocabulary);
        int ana = all.did("ana", login, 1000, new Value[0]);
        all.put("ana", profile("{\"plan\": \"free\", \"$last_seen\": \"2026-01-01T00:00:00\"}"));
        all.update("ana", List.of(new ProfileUpdate.Delete()), at("2026-01-02T00:00:00Z"));
        assertThat(all.hasProfile(ana)).isFalse();
        assertThat(text(all.profile(ana))).isEqualTo("{}");
        assertThat(all.property(ana, plan)).isEqualTo(Value.undefined());
        all.update(
                "ana",
                List.of(new ProfileUpdate.Set(Map.of("visits", "1"))),
                at("2026-01-03T00:00:00Z"));
        assertThat(all.number("ana")).isEqualTo(ana);
        assertThat(all.history(ana, login).size()).isEqualTo(1);
        assertThat(text(all.profile(ana)))
                .isEqualTo("{\"visits\": 1, \"$last_seen\": \"2026-01-03T00:00:00\"}");
    }

    @Test
    void what_is_set_after_a_delete_in_the_same_object_is_a_new_profile() { // R-T1
        people.put("ana", profile("{\"plan\": \"free\", \"$last_seen\": \"2026-05-01T00:00:00\"}"));
        people.update(
                "ana",
                List.of(new ProfileUpdate.Delete(), new ProfileUpdate.Set(Map.of("visits", "1"))),
                at("2026-01-03T00:00:00Z"));
        assertThat(text(people.profile(0)))
                .isEqualTo("{\"visits\": 1, \"$last_seen\": \"2026-01-03T00:00:00\"}");
        update(new ProfileUpdate.Set(Map.of("visits", "2")), new ProfileUpdate.Delete());
        assertThat(people.hasProfile(0)).isFalse();
    }

    @Test
    void taking_something_away_creates_no_profile() { // R-T1
        update(new ProfileUpdate.Unset(List.of("plan")));
        update(new ProfileUpdate.Remove(Map.of("tags", "1")));
        assertThat(people.hasProfile(0)).isFalse();
        update(new ProfileUpdate.Add(Map.of("visits", BigDecimal.ONE)));
        assertThat(text(people.profile(0))).isEqualTo("{\"visits\": 1}");
    }

    private static OptionalLong at(String instant) {
        return OptionalLong.of(Instant.parse(instant).toEpochMilli());
    }

    private void update(ProfileUpdate... updates) {
        people.update("ana", List.of(updates), OptionalLong.empty());
    }

    private static Profile profile(String json) {
        return new Profile(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Profile profile) {
        return new String(profile.json(), StandardCharsets.UTF_8);
    }
}
