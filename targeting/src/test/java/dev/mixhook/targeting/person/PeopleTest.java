package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final int plan = vocabulary.mentionProperty("plan");
    private final People people = new People(vocabulary);

    @Test
    void a_profile_goes_out_as_it_came() { // R-W6
        String json = "{ \"a\":1.10,\"n\":null, \"big\":9007199254740993,\"e\":1e400,\"z\":-0 }";
        people.put("ana", profile(json));
        assertThat(text(people.profile(0))).isEqualTo(json);
    }

    @Test
    void an_update_keeps_every_other_value_digit_for_digit_and_in_its_place() { // R-W4, R-W6
        people.put(
                "ana",
                profile(
                        "{\"a\":1.10,\"plan\":\"free\",\"l\":[1, {\"x\":1e400}],\"e\":\"\\u00e9\"}"));
        people.update(
                "ana", List.of(set("plan", "\"pro\""), set("new", "-0")), OptionalLong.empty());
        assertThat(text(people.profile(0)))
                .isEqualTo(
                        "{\"a\": 1.10, \"plan\": \"pro\", \"l\": [1, {\"x\":1e400}], \"e\": \"\\u00e9\", \"new\": -0}");
        assertThat(people.property(0, plan)).isEqualTo(Value.of("pro"));
    }

    @Test
    void a_key_given_twice_keeps_its_first_place_and_its_last_value() { // R-W4
        assertThat(profile("{\"a\":1,\"b\":2,\"a\":3}").properties())
                .isEqualTo(new LinkedHashMap<>(Map.of("a", "3", "b", "2")))
                .containsKeys("a", "b");
        assertThat(profile("{\"a\":1,\"b\":2,\"a\":3}").properties().keySet())
                .containsExactly("a", "b");
    }

    @Test
    void an_update_creates_the_profile_and_what_was_done_before_still_counts() { // R-T1
        int login = vocabulary.mentionEvent("Login");
        People fresh = new People(vocabulary);
        int ana = fresh.did("ana", login, 1000, new Value[0]);
        assertThat(fresh.hasProfile(ana)).isFalse();
        fresh.update("ana", List.of(set("plan", "\"pro\"")), OptionalLong.empty());
        assertThat(fresh.hasProfile(ana)).isTrue();
        assertThat(fresh.history(ana, login).size()).isEqualTo(1);
    }

    @Test
    void an_update_moves_last_seen_forward_only() {
        people.put("ana", profile("{\"$last_seen\": \"2026-01-01T00:00:00\"}"));
        people.update("ana", List.of(set("plan", "1")), at("2025-12-01T00:00:00Z"));
        assertThat(lastSeen()).isEqualTo("\"2026-01-01T00:00:00\"");
        people.update("ana", List.of(set("plan", "2")), at("2026-02-01T00:00:00Z"));
        assertThat(lastSeen()).isEqualTo("\"2026-02-01T00:00:00\"");
    }

    @Test
    void an_update_that_names_last_seen_sets_it_itself_also_to_what_it_was() {
        people.put("ana", profile("{\"$last_seen\": \"2020-01-01T00:00:00\"}"));
        people.update(
                "ana",
                List.of(set("$last_seen", "\"2020-01-01T00:00:00\"")),
                at("2026-03-01T00:00:00Z"));
        assertThat(lastSeen()).isEqualTo("\"2020-01-01T00:00:00\"");
    }

    @Test
    void a_last_seen_that_is_no_date_counts_as_missing() { // R-T5, R-T6
        for (String none : List.of("null", "7", "\"soon\"", "[]")) {
            people.put("ana", profile("{\"$last_seen\": " + none + "}"));
            people.update("ana", List.of(set("plan", "1")), at("2026-02-01T00:00:00Z"));
            assertThat(lastSeen()).as(none).isEqualTo("\"2026-02-01T00:00:00\"");
        }
    }

    @Test
    void last_seen_is_written_in_the_zone_in_which_it_is_read() { // R-T11
        People pacific = new People(vocabulary, new Dates(ZoneId.of("America/Los_Angeles")));
        pacific.update("ana", List.of(set("plan", "1")), at("2026-02-01T00:00:00Z"));
        assertThat(pacific.profile(0).properties())
                .containsEntry("$last_seen", "\"2026-01-31T16:00:00\"");
        assertThat(pacific.dates().millis("2026-01-31T16:00:00"))
                .isEqualTo(at("2026-02-01T00:00:00Z"));
    }

    @Test
    void null_and_missing_are_the_same_and_gone_is_gone() { // R-T5
        people.put("ana", profile("{\"plan\": null}"));
        assertThat(people.property(0, plan)).isEqualTo(Value.undefined());
        people.update("ana", List.of(set("plan", "true")), OptionalLong.empty());
        assertThat(people.property(0, plan)).isEqualTo(Value.of(true));
        people.update(
                "ana", List.of(new ProfileUpdate.Unset(List.of("plan"))), OptionalLong.empty());
        assertThat(people.property(0, plan)).isEqualTo(Value.undefined());
        assertThat(text(people.profile(0))).isEqualTo("{}");
    }

    @Test
    void late_events_are_put_where_they_belong() {
        int login = vocabulary.mentionEvent("Login");
        People fresh = new People(vocabulary);
        for (long time : new long[] {5, 1, 3, 3, 9, 0}) {
            fresh.did("ana", login, time, new Value[0]);
        }
        EventTimeline timeline = fresh.history(0, login);
        assertThat(java.util.stream.IntStream.range(0, timeline.size()).mapToLong(timeline::time))
                .containsExactly(0L, 1L, 3L, 3L, 5L, 9L);
        assertThat(timeline.countUntil(3)).isEqualTo(4);
    }

    private String lastSeen() {
        return people.profile(0).properties().get("$last_seen");
    }

    private static OptionalLong at(String instant) {
        return OptionalLong.of(Instant.parse(instant).toEpochMilli());
    }

    private static ProfileUpdate set(String name, String json) {
        return new ProfileUpdate.Set(Map.of(name, json));
    }

    private static Profile profile(String json) {
        return new Profile(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Profile profile) {
        return new String(profile.json(), StandardCharsets.UTF_8);
    }
}
