package dev.mixhook.engine.generator.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mixhook.engine.generator.workload.EventMix.EventKind;
import dev.mixhook.engine.generator.workload.EventMix.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class WorkloadTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Period PERIOD = new Period(FROM, Duration.ofDays(30), Duration.ofDays(30));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void the_same_settings_write_the_same_bytes() throws IOException {
        Path here = written("here", workload());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
            Path there = written("there", workload());
            for (String name : List.of("profiles.jsonl", "events.jsonl")) {
                assertThat(there.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void these_bytes_stay_the_same_from_version_to_version() throws Exception {
        Path here = written("here", workload());
        assertThat(hash(here.resolve("profiles.jsonl")) + " " + hash(here.resolve("events.jsonl")))
                .isEqualTo("127fedc304a9710b 6820bdde52d6889e");
    }

    @Test
    void another_seed_is_other_data() throws IOException {
        assertThat(lines(workload().withSeed(2), "events.jsonl"))
                .isNotEqualTo(lines(workload(), "events.jsonl"));
    }

    @Test
    void a_larger_workload_has_the_smaller_ones_people() throws IOException {
        assertThat(lines(workload().withPeople(500), "profiles.jsonl"))
                .containsAll(
                        lines(workload(), "profiles.jsonl").stream()
                                .filter(line -> line.contains("$properties"))
                                .toList());
    }

    @Test
    void there_are_as_many_people_events_and_updates_as_asked_for() throws IOException {
        Path here = written("here", workload());
        List<JsonNode> people = nodes(here.resolve("profiles.jsonl"));
        assertThat(people.stream().filter(line -> line.has("$properties"))).hasSize(200);
        assertThat(people.stream().filter(line -> line.has("$set"))).hasSize(400);
        List<JsonNode> events = nodes(here.resolve("events.jsonl"));
        assertThat(events).hasSize(4000);
        assertThat(events.stream().map(event -> event.at("/properties/$insert_id").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void events_stand_in_the_order_of_time_and_none_is_outside_of_it() throws IOException {
        List<Long> times = times(workload());
        assertThat(times).isSorted();
        assertThat(times.getFirst()).isGreaterThanOrEqualTo(PERIOD.start() / 1000);
        assertThat(times.getLast()).isLessThan(PERIOD.end() / 1000);
    }

    @Test
    void names_are_drawn_by_their_weights() throws IOException {
        Map<String, Long> counts =
                nodes(written("here", workload()).resolve("events.jsonl")).stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> event.get("event").asString(),
                                        Collectors.counting()));
        assertThat(counts.getOrDefault("Login", 0L)).isCloseTo(3000, within(150L));
        assertThat(counts.getOrDefault("Purchase", 0L)).isCloseTo(1000, within(150L));
    }

    @Test
    void with_skew_some_do_much_and_with_none_all_do_as_much() throws IOException {
        assertThat(eventsOfTheLiveliest(workload(1.0))).isGreaterThan(400);
        assertThat(eventsOfTheLiveliest(workload(0))).isLessThan(60);
    }

    @Test
    void where_people_grow_the_others_sign_up_over_time_and_do_nothing_before() throws IOException {
        Workload grown =
                new Workload(
                        1,
                        200,
                        pattern("u-{number}"),
                        PERIOD,
                        4,
                        profile(),
                        mix(0, 20),
                        UpdateMix.NONE,
                        new Workload.FileNames("profiles.jsonl", "events.jsonl"));
        Path here = written("here", grown);
        List<JsonNode> people = nodes(here.resolve("profiles.jsonl"));
        // 50 from the start, 75 of the other 150 in the first half.
        assertThat(people.stream().filter(line -> line.has("$properties"))).hasSize(125);
        List<JsonNode> signUps = people.stream().filter(line -> line.has("$time")).toList();
        assertThat(signUps).hasSize(75);
        assertThat(signUps.stream().map(line -> line.get("$time").asLong())).isSorted();
        Map<String, Long> signedUp =
                signUps.stream()
                        .collect(
                                Collectors.toMap(
                                        line -> line.get("$distinct_id").asString(),
                                        line -> line.get("$time").asLong()));
        assertThat(nodes(here.resolve("events.jsonl")))
                .hasSize(4000)
                .allSatisfy(
                        event ->
                                assertThat(event.at("/properties/time").asLong())
                                        .isGreaterThanOrEqualTo(
                                                signedUp.getOrDefault(
                                                        event.at("/properties/distinct_id")
                                                                .asString(),
                                                        0L)));
    }

    @Test
    void a_session_is_one_persons_and_its_events_are_near_each_other() throws IOException {
        EventMix mix = mix(0, 1, new Sessions(200, Duration.ofSeconds(10)));
        List<JsonNode> events = nodes(written("here", workload(mix)).resolve("events.jsonl"));
        assertThat(events).hasSize(200);
        assertThat(events.stream().map(event -> event.at("/properties/distinct_id")))
                .containsOnly(events.getFirst().at("/properties/distinct_id"));
        long first = events.getFirst().at("/properties/time").asLong();
        long last = events.getLast().at("/properties/time").asLong();
        assertThat(last - first).isBetween(1000L, 4000L);
    }

    @Test
    void a_file_whose_name_ends_in_gz_is_packed() throws IOException {
        Workload plain = workload();
        Path packed =
                written(
                        "packed",
                        new Workload(
                                plain.seed(),
                                plain.people(),
                                plain.ids(),
                                plain.period(),
                                plain.growth(),
                                plain.profile(),
                                plain.events(),
                                plain.updates(),
                                new Workload.FileNames("profiles.jsonl", "events.jsonl.gz")));
        Path events = written("plain", plain).resolve("events.jsonl");
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(packed.resolve("events.jsonl.gz")))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(events));
        }
    }

    @Test
    void a_workload_has_people_and_time() {
        assertThatThrownBy(() -> workload().withPeople(0))
                .hasMessage("a workload has at least 1 person, had 0");
        assertThatThrownBy(() -> new Period(FROM, Duration.ZERO, Duration.ZERO))
                .hasMessage("a workload takes some time, took PT0S and PT0S");
    }

    private static Workload workload() {
        return workload(0.5);
    }

    private static Workload workload(double skew) {
        return workload(mix(skew, 20));
    }

    private static Workload workload(EventMix mix) {
        return new Workload(
                1,
                200,
                pattern("u-{number}"),
                PERIOD,
                1,
                profile(),
                mix,
                new UpdateMix(2, profile()),
                new Workload.FileNames("profiles.jsonl", "events.jsonl"));
    }

    private static List<Property> profile() {
        return List.of(
                new Property(
                        "plan",
                        0.9,
                        new Distribution.Choice(
                                new Weighted<>(List.of("\"free\"", "\"pro\""), List.of(3.0, 1.0)))),
                new Property("spent", 1, new Distribution.LogNormal(30, 0.8, 2)));
    }

    private static EventMix mix(double skew, double perPerson) {
        return mix(skew, perPerson, new Sessions(3, Duration.ofMinutes(2)));
    }

    private static EventMix mix(double skew, double perPerson, Sessions sessions) {
        return new EventMix(
                perPerson,
                skew,
                sessions,
                new Weighted<>(
                        List.of(
                                new EventKind("Login", List.of()),
                                new EventKind("Purchase", profile())),
                        List.of(3.0, 1.0)),
                List.of(),
                false);
    }

    private static TextPattern pattern(String text) {
        return TextPattern.parse(text).orElseThrow();
    }

    private long eventsOfTheLiveliest(Workload workload) throws IOException {
        return nodes(written("here", workload).resolve("events.jsonl")).stream()
                .collect(
                        Collectors.groupingBy(
                                event -> event.at("/properties/distinct_id").asString(),
                                Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private List<Long> times(Workload workload) throws IOException {
        return nodes(written("here", workload).resolve("events.jsonl")).stream()
                .map(event -> event.at("/properties/time").asLong())
                .toList();
    }

    private static List<JsonNode> nodes(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JSON::readTree).toList();
    }

    private List<String> lines(Workload workload, String name) throws IOException {
        return Files.readAllLines(written("lines", workload).resolve(name));
    }

    private Path written(String name, Workload workload) throws IOException {
        Path target = folder.resolve(name);
        workload.writeTo(target);
        return target;
    }

    /** The first digits are enough to see a change. */
    private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] text = Files.readString(file).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                .substring(0, 16);
    }
}
