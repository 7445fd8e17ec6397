package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.text.ByteCount;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn while something takes long, on a clock that is set. */
class ProgressTest {
    private static final long MEGABYTE = 1 << 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-01-15T12:00:00Z");

    private Progress progress(boolean isWatched, int columns) {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Progress(new DrawnLine(printed, isWatched, columns), () -> now);
    }

    private List<String> drawn() {
        List<String> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\r")) {
            if (!line.isBlank()) {
                lines.add(line.stripTrailing());
            }
        }
        return lines;
    }

    /** A hundred steps of a megabyte, each of so much time. */
    private void read(Progress progress, Duration step) {
        progress.begin("reading", 100 * MEGABYTE, ByteCount::of);
        for (int i = 0; i < 100; i++) {
            now = now.plus(step);
            progress.add(MEGABYTE);
        }
        progress.clear();
    }

    @Test
    void share_rate_and_the_time_left_are_told() {
        read(progress(true, 80), Duration.ofMillis(100));
        assertThat(drawn())
                .containsSubsequence(
                        "reading  17 %  17 MB of 100 MB, 10 MB a second, 9 s left",
                        "reading  97 %  97 MB of 100 MB, 10 MB a second, 1 s left");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(" \r");
    }

    @Test
    void what_is_done_in_a_moment_draws_nothing() {
        read(progress(true, 80), Duration.ofMillis(4));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void nothing_is_drawn_where_nobody_watches() {
        read(progress(false, 80), Duration.ofSeconds(1));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void minutes_and_hours_are_told_as_such() {
        read(progress(true, 80), Duration.ofMinutes(2));
        assertThat(drawn().getFirst()).endsWith(" MB a second, 3 h 18 min left");
    }

    @Test
    void a_line_never_wraps() {
        read(progress(true, 30), Duration.ofSeconds(1));
        assertThat(drawn()).allSatisfy(line -> assertThat(line).hasSizeLessThan(30));
    }
}
