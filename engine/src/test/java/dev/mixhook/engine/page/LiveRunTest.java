package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done and asked of a run while it goes on. */
@Timeout(60)
class LiveRunTest {
    private static final Instant NOON = LiveSample.START.plus(Duration.ofHours(12));

    @TempDir private Path folder;

    @Test
    void what_is_wanted_while_time_is_played_is_done_at_that_instant() throws Exception {
        List<Instant> done = new ArrayList<>();
        List<Long> instants = new ArrayList<>();
        try (LiveSample sample = new LiveSample(folder)) {
            sample.play(
                    Duration.ofDays(1),
                    now -> {
                        instants.add(now);
                        sample.engine().post(() -> done.add(sample.engine().present()));
                    });
        }
        assertThat(done).hasSameSizeAs(instants).contains(NOON);
        assertThat(done).extracting(Instant::toEpochMilli).isEqualTo(instants);
    }

    @Test
    void somebody_is_found_by_id_and_by_property_over_all_people() throws Exception {
        String[] others =
                IntStream.range(0, 12_000).mapToObj(i -> "user:" + i).toArray(String[]::new);
        try (Attended sample = new Attended(others)) {
            assertThat(sample.asked("/people", "text=user%3A11777"))
                    .startsWith("{\"kind\":\"found\",\"more\":false}\n")
                    .contains("\"user\":\"user:11777\"")
                    .hasLineCount(2);
            assertThat(sample.asked("/people", "text=plan:+free"))
                    .contains("\"user\":\"ana\"")
                    .hasLineCount(2);
            assertThat(sample.asked("/people", "text=plan:+pro"))
                    .startsWith("{\"kind\":\"found\",\"more\":true}\n")
                    .hasLineCount(201);
            assertThat(sample.asked("/people", "text=nobody")).hasLineCount(1);
        }
    }

    @Test
    void how_somebody_stands_now_is_told_part_by_part() throws Exception {
        try (Attended sample = new Attended()) {
            assertThat(sample.asked("/person", "user=ana"))
                    .contains("\"plan\": \"free\"")
                    .contains("\"campaign\":\"free\"")
                    .contains("\"parts\":[{\"verdict\":\"yes\"", "{\"verdict\":\"no\"");
            assertThatThrownBy(() -> sample.asked("/person", "user=eve"))
                    .hasMessage("nobody is known as eve");
        }
    }

    @Test
    void how_somebody_stood_is_told_from_the_beginning_on() throws Exception {
        try (Attended sample = new Attended()) {
            assertThat(sample.asked("/history", "user=ana").lines())
                    .satisfiesExactly(
                            first ->
                                    assertThat(first)
                                            .contains(
                                                    "\"at\":" + LiveSample.START.toEpochMilli(),
                                                    "\"parts\":[{\"verdict\":\"no\""),
                            second ->
                                    assertThat(second)
                                            .contains(
                                                    "\"at\":" + NOON.toEpochMilli(),
                                                    "\"parts\":[{\"verdict\":\"yes\""));
        }
    }

    @Test
    void the_next_runs_are_those_after_now() throws Exception {
        String schedule = "{scheduled: {at: \"09:00\", on: wednesday, every: 1 week, zone: UTC}}";
        try (LiveSample sample = new LiveSample(schedule, folder)) {
            sample.play(Duration.ofDays(3), _ -> {});
            sample.page().end(sample.engine(), sample.people());
            assertThat(told(sample.page().lines()))
                    .filteredOn(line -> line.startsWith("{\"kind\":\"next\""))
                    .last()
                    .asString()
                    .contains("\"runs\":[\"2026-01-14T09:00:00Z\",", "\"2026-03-18T09:00:00Z\"]");
        }
    }

    private static List<String> told(LiveLines lines) throws InterruptedException {
        List<String> told = new ArrayList<>();
        LiveLines.Stretch stretch = lines.behind(LiveLines.START, Duration.ZERO);
        do {
            stretch = lines.behind(stretch.last(), Duration.ZERO);
            stretch.lines().forEach(line -> told.add(new String(line, StandardCharsets.US_ASCII)));
        } while (!stretch.lines().isEmpty());
        return told;
    }

    /** A run whose time is played, and that does what is asked on a thread of its own. */
    private final class Attended implements AutoCloseable {
        private final LiveSample sample;
        private final Thread thread;

        private Attended(String... others) throws IOException, InterruptedException {
            sample = new LiveSample(folder, others);
            sample.play(Duration.ofDays(1), _ -> {});
            thread = Thread.ofPlatform().start(this::attend);
        }

        private void attend() {
            try {
                sample.engine().attend();
            } catch (InterruptedException _) {
                // The test is over.
            }
        }

        private String asked(String path, String query) throws PageActor.ActionRefusedException {
            return sample.run().answerer().answer(PageQuestion.read(path, query).orElseThrow());
        }

        @Override
        public void close() {
            sample.engine().post(sample.engine()::park);
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            sample.close();
        }
    }
}
