package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sample of data tells: exact where files are short, about right where they are long. */
class DataSampleTest {
    private static final String ANA =
            "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n";
    private static final String UPDATE =
            "{\"$distinct_id\": \"ana\", \"$time\": 1767225600, \"$set\": {\"plan\": \"pro\"}}\n";
    private static final int MANY = 60_000;

    @TempDir private Path folder;

    @Test
    void short_files_are_counted_exactly() throws IOException {
        Path people = write("profiles.jsonl", ANA + ANA.replace("ana", "ben") + UPDATE);
        Path events =
                write(
                        "events.jsonl",
                        event("Login", 0)
                                + event("Login", 1)
                                        .replace(
                                                "{\"event",
                                                "{\"$mixhook\":{\"at\":5,\"n\":1},\"event")
                                + event("Visit", 2));
        assertThat(sample(people, events))
                .isEqualTo(
                        new DataSample(
                                2,
                                2L * "{\"plan\": \"free\"}".length(),
                                1,
                                UPDATE.length() - 1,
                                Map.of("Login", 2L, "Visit", 1L),
                                Map.of("Login", 1L),
                                Map.of(
                                        "Login",
                                        2L * event("Login", 0).strip().length()
                                                + "\"$mixhook\":{\"at\":5,\"n\":1},".length(),
                                        "Visit",
                                        (long) event("Visit", 2).strip().length()),
                                2));
    }

    @Test
    void events_of_nobody_and_damaged_lines_are_left_out() throws IOException {
        Path people = write("profiles.jsonl", ANA + "{\"$distinct_id\": \n\nno JSON\n");
        Path events =
                write(
                        "events.jsonl",
                        event("Login", 0)
                                + event("Login", 0).replace("u0", "anon")
                                + "{\"event\": \"Login\"}\n"
                                + event("Login", 0).substring(0, 30));
        DataSample sample = sample(people, events);
        assertThat(sample.profiles()).isEqualTo(1);
        assertThat(sample.events()).isEqualTo(Map.of("Login", 1L));
    }

    @Test
    void empty_and_missing_files_hold_nothing() throws IOException {
        DataSample sample = sample(write("profiles.jsonl", ""), folder.resolve("events.jsonl"));
        assertThat(sample).isEqualTo(new DataSample(0, 0, 0, 0, Map.of(), Map.of(), Map.of(), 1));
    }

    @Test
    void a_file_that_is_sorted_by_name_is_sampled_all_over() throws IOException {
        int each = MANY / 10;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            text.append(event("Name " + i / each, i % 100));
        }
        DataSample sample =
                sample(write("profiles.jsonl", ANA), write("events.jsonl", text.toString()));
        assertThat(sample.events()).hasSize(10);
        assertThat(sample.events().values())
                .allSatisfy(
                        count -> assertThat(count).isCloseTo((long) each, withinPercentage(40)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.jsonl", "events.jsonl.gz", "events.csv", "events.csv.gz"})
    void long_files_are_counted_to_a_tenth(String name) throws IOException {
        Path events = write(name, events(MANY, name.contains("csv")));
        DataSample sample = sample(write("profiles.jsonl", ANA), events);
        assertThat(sample.events()).containsOnlyKeys("Login", "Visit");
        assertThat(sample.events().values().stream().mapToLong(Long::longValue).sum())
                .isCloseTo(MANY, withinPercentage(10));
    }

    @Test
    void a_list_on_one_line_is_counted_by_its_head() throws IOException {
        String list = "[" + events(MANY, false).strip().replace("\n", ",") + "]";
        DataSample sample = sample(write("profiles.jsonl", ANA), write("events.json", list));
        assertThat(sample.events().get("Login")).isCloseTo(MANY / 3 * 2, withinPercentage(5));
    }

    @Test
    void what_stands_at_the_end_alone_is_seen() throws IOException {
        String later = event("Late", 0).repeat(MANY / 4);
        DataSample sample =
                sample(
                        write("profiles.jsonl", ANA),
                        write("events.jsonl", events(MANY, false) + later));
        assertThat(sample.events()).containsKey("Late");
    }

    @Test
    void lines_longer_than_a_sample_count_too() throws IOException {
        String large = ANA.replace("free", "x".repeat(2_000_000));
        Path people = write("profiles.jsonl", large.repeat(8));
        DataSample sample = sample(people, write("events.jsonl", ""));
        assertThat(sample.profiles()).isBetween(7L, 9L);
        assertThat(sample.profileBytes()).isCloseTo(16_000_000, withinPercentage(12));
    }

    @Test
    void a_packed_file_that_breaks_off_counts_what_can_be_read() throws IOException {
        byte[] packed = packed(events(1_000, false));
        Path events = folder.resolve("events.jsonl.gz");
        Files.write(events, Arrays.copyOf(packed, packed.length / 2));
        assertThat(sample(write("profiles.jsonl", ANA), events).events().get("Login"))
                .isBetween(1L, 666L);
    }

    @Test
    void utf_16_is_half_as_long_as_its_file() throws IOException {
        Path events = folder.resolve("events.jsonl");
        Files.write(events, ("\uFEFF" + events(MANY, false)).getBytes(StandardCharsets.UTF_16LE));
        assertThat(sample(write("profiles.jsonl", ANA), events).events().get("Login"))
                .isCloseTo(MANY / 3 * 2, withinPercentage(5));
    }

    @Test
    void twice_the_data_is_twice_the_number() throws IOException {
        Path people = write("profiles.jsonl", ANA);
        long once =
                sample(people, write("events.jsonl", events(MANY, false))).events().get("Login");
        long twice =
                sample(people, write("events.jsonl", events(2 * MANY, false)))
                        .events()
                        .get("Login");
        assertThat(twice).isCloseTo(2 * once, withinPercentage(5));
    }

    private static DataSample sample(Path people, Path events) {
        return DataSample.of(List.of(people), List.of(events), DataZones.UTC);
    }

    private Path write(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve(name), name.endsWith(".gz") ? packed(text) : bytes);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String events(int count, boolean isCsv) {
        String header = isCsv ? "event,time,distinct_id,amount\n" : "";
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            String name = i % 3 == 0 ? "Visit" : "Login";
                            return isCsv
                                    ? name + ',' + (1_767_225_600L + i) + ",u" + i % 100 + ",7\n"
                                    : event(name, i % 100);
                        })
                .collect(Collectors.joining("", header, ""));
    }

    /** An event of a day from the start of 2026 on, with its user called by it. */
    private static String event(String name, int day) {
        return "{\"event\": \"%s\", \"properties\": {\"time\": %d, \"distinct_id\": \"u%d\"}}%n"
                .formatted(name, 1_767_225_600L + 86_400L * day, day)
                .replace("\r", "");
    }
}
