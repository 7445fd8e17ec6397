package dev.mixhook.targeting.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.Dates;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates in a profile's bytes leave what they leave in its members one by one. */
class ProfilePatchTest {
    private static final List<String> NAMES =
            List.of("plan", "points", "tags", "$last_seen", "größe", "a\"b", "a", "", "x y", "c\\");

    private static final List<String> VALUES =
            List.of(
                    "1",
                    "-2.50e3",
                    "null",
                    "true",
                    "\"free\"",
                    "\"a, \\\"b\\\": {\"",
                    "\"é\\\\\"",
                    "[1, \"]\", {\"k\": [2]}]",
                    "[]",
                    "{\"plan\": \"}\"}",
                    "\"2026-01-05T10:00:00\"",
                    "\"2026-02-01T00:00:00\"");

    private static final long SEEN = 1_767_604_000_000L;

    private final LastSeen lastSeen = new LastSeen(new Dates(ZoneOffset.UTC));
    private final ProfilePatch patch = new ProfilePatch(lastSeen);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_updates_of_random_profiles_leave_the_same_bytes(int seed) {
        Random random = new Random(seed);
        int patched = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] json = profile(random).getBytes(UTF_8);
            List<ProfileUpdate> updates = updates(random);
            OptionalLong seen = random.nextBoolean() ? OptionalLong.of(SEEN) : OptionalLong.empty();
            byte[] bytes = patch.apply(json, updates, seen);
            if (bytes != null) {
                patched++;
                assertThat(new String(bytes, UTF_8))
                        .as("%s %s", new String(json, UTF_8), updates)
                        .isEqualTo(plain(json, updates, seen));
            }
        }
        assertThat(patched).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void the_values_that_targets_ask_for_are_those_of_the_bytes(int seed) {
        Random random = new Random(seed);
        Vocabulary vocabulary = new Vocabulary();
        NAMES.stream().limit(6).forEach(vocabulary::mentionProperty);
        People updated = new People(vocabulary);
        People given = new People(vocabulary);
        for (int i = 0; i < 3000; i++) {
            String id = "u-" + random.nextInt(20);
            if (random.nextInt(9) == 0) {
                updated.put(id, new Profile(profile(random).getBytes(UTF_8)));
            }
            updated.update(id, updates(random), OptionalLong.of(SEEN + i));
            int person = updated.number(id);
            if (updated.hasProfile(person)) {
                int other = given.put(id, updated.profile(person));
                assertThat(values(updated, person)).isEqualTo(values(given, other));
            }
        }
    }

    @Test
    void names_that_are_not_plain_or_too_many_are_left_to_the_plain_way() {
        List<ProfileUpdate> updates = List.of(new ProfileUpdate.Set(Map.of("plan", "1")));
        for (String json :
                List.of(
                        "{\"a\": 1, \"a\": 2}",
                        "{\"\\u0061\": 1}",
                        "{\"ä\": 1}",
                        IntStream.range(0, 65)
                                .mapToObj("\"p%d\": 1"::formatted)
                                .collect(Collectors.joining(", ", "{", "}")))) {
            assertThat(patch.apply(json.getBytes(UTF_8), updates, OptionalLong.empty()))
                    .as(json)
                    .isNull();
        }
        for (String json : List.of("{}", "{ }", "{\"plan\":2}", "{ \"plan\" :\t[3, 4] }")) {
            assertThat(patch.apply(json.getBytes(UTF_8), updates, OptionalLong.empty()))
                    .asString(UTF_8)
                    .isEqualTo("{\"plan\": 1}");
        }
    }

    private String plain(byte[] json, List<ProfileUpdate> updates, OptionalLong seen) {
        Map<String, String> properties = new Profile(json).properties();
        updates.forEach(update -> update.applyTo(properties));
        seen.ifPresent(time -> lastSeen.see(updates, properties, time));
        return new String(Profile.of(properties).json(), UTF_8);
    }

    private static List<Object> values(People people, int person) {
        return IntStream.range(0, people.vocabulary().properties())
                .<Object>mapToObj(slot -> people.property(person, slot))
                .toList();
    }

    private static String profile(Random random) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            properties.put(one(NAMES, random), one(VALUES, random));
        }
        if (random.nextInt(3) > 0) {
            properties.keySet().removeIf(name -> !name.matches("[ !#-\\[\\]-~]*"));
        }
        String json = new String(Profile.of(properties).json(), UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> json.replace(": ", ":");
            case 1 -> json.replace(", ", " , ");
            case 2 -> json.replace("\"a\": ", "\"plan\": ");
            default -> json;
        };
    }

    private static List<ProfileUpdate> updates(Random random) {
        List<ProfileUpdate> updates = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            updates.add(update(random));
        }
        return updates;
    }

    private static ProfileUpdate update(Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            values.put(one(NAMES, random), one(VALUES, random));
        }
        return switch (random.nextInt(12)) {
            case 0 -> new ProfileUpdate.Unset(List.copyOf(values.keySet()));
            case 1 -> new ProfileUpdate.SetOnce(values);
            case 2 -> new ProfileUpdate.Add(Map.of(one(NAMES, random), new BigDecimal("0.10")));
            case 3 -> new ProfileUpdate.Append(values);
            case 4 -> new ProfileUpdate.Union(Map.of(one(NAMES, random), List.of("1", "\"]\"")));
            case 5 -> new ProfileUpdate.Remove(Map.of(one(NAMES, random), "1.0"));
            case 6 -> new ProfileUpdate.Delete();
            default -> new ProfileUpdate.Set(values);
        };
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
