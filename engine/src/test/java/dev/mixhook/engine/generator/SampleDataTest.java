package dev.mixhook.engine.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

class SampleDataTest {
    private static final Shop SHOP = Shop.harbourAndReed();
    private static final Path SAMPLE = Path.of("../sample-data");
    private static final Pattern UPDATE =
            Pattern.compile("\\{\"\\$distinct_id\":\"(.+?)\",\"\\$time\":(\\d+),.*");
    private static final Pattern PROFILE =
            Pattern.compile("\\{\"\\$distinct_id\":\"(.+?)\",\"\\$properties\":(.*)\\}");
    private static final Pattern EVENT =
            Pattern.compile("\\{\"event\":\"(.+?)\",\"properties\":\\{\"time\":(\\d+),.*");

    private static final JsonFactory STRICT =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    @TempDir static Path folder;

    private static List<String> profiles = List.of();
    private static List<String> events = List.of();

    @BeforeAll
    static void generate() throws IOException {
        SHOP.writeTo(folder);
        profiles = Files.readAllLines(folder.resolve("profiles.jsonl"));
        events = Files.readAllLines(folder.resolve("events.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"profiles.jsonl", "events.jsonl"})
    void the_sample_data_is_what_the_generator_writes(String name) {
        assertThat(SAMPLE.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }

    @Test
    void every_line_is_one_json_object() {
        assertThat(profiles).allMatch(SampleDataTest::isOneObject);
        assertThat(events).allMatch(SampleDataTest::isOneObject);
    }

    @Test
    void it_has_people_and_events_on_both_sides_of_from() {
        assertThat(matches(PROFILE, profiles)).hasSizeGreaterThan(200);
        assertThat(events).hasSizeBetween(20_000, 30_000);
        assertThat(times(EVENT, events).filter(SampleDataTest::isPast)).hasSizeGreaterThan(10_000);
        assertThat(times(EVENT, events).filter(time -> !isPast(time))).hasSizeGreaterThan(10_000);
    }

    @Test
    void events_and_updates_come_in_the_order_of_time() {
        assertThat(times(EVENT, events)).isSorted();
        assertThat(times(UPDATE, profiles)).isSorted();
    }

    @Test
    void profiles_come_before_updates() {
        assertThat(profiles.stream().map(line -> UPDATE.matcher(line).matches())).isSorted();
    }

    @Test
    void updates_of_the_past_end_with_what_the_profile_says() {
        Map<String, String> lastUpdates = new HashMap<>();
        for (MatchResult update : matches(UPDATE, profiles)) {
            if (isPast(millis(update))) {
                Instant time = Instant.ofEpochMilli(millis(update));
                lastUpdates.put(update.group(1), Shop.text(time));
            }
        }
        Map<String, String> properties = new HashMap<>();
        matches(PROFILE, profiles).forEach(it -> properties.put(it.group(1), it.group(2)));
        assertThat(lastUpdates).hasSizeGreaterThan(150);
        lastUpdates.forEach(
                (id, last) ->
                        assertThat(properties.get(id))
                                .contains("\"$last_seen\":\"" + last + '"')
                                .contains("\"Last Login\":\"" + last + '"'));
    }

    private static boolean isOneObject(String line) {
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), line)) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            return first == JsonToken.START_OBJECT && parser.nextToken() == null;
        }
    }

    private static List<MatchResult> matches(Pattern pattern, List<String> lines) {
        return lines.stream().flatMap(line -> pattern.matcher(line).results()).toList();
    }

    private static Stream<Long> times(Pattern pattern, List<String> lines) {
        return matches(pattern, lines).stream().map(SampleDataTest::millis);
    }

    /** The time that is a line's second group, in seconds or milliseconds. */
    private static long millis(MatchResult line) {
        String digits = line.group(2);
        return Long.parseLong(digits) * (digits.length() > 10 ? 1 : 1000);
    }

    private static boolean isPast(long millis) {
        return millis < SHOP.from().toEpochMilli();
    }
}
