package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands draw where a person watches, and how wide. */
class WatchedTerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("campaigns"));
        Files.writeString(folder.resolve("project.yaml"), "project: {from: 2026-01-01}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"pro\"}}\n");
        Files.writeString(
                folder.resolve("campaigns/a-quarter-of-letters.yaml"),
                """
                campaign: a-quarter-of-letters
                webhook: {url: "http://localhost:6494/x"}
                target: {property: plan, is: pro}
                schedule: {recurring: {every: day, at: "09:00"}}
                """);
    }

    private int run(boolean isWatched, Map<String, String> environment, String... line) {
        return Main.run(
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        isWatched,
                        environment,
                        new ByteArrayInputStream(new byte[0]),
                        InstantSource.system(),
                        new MemoryLimit(Long.MAX_VALUE / 4, true),
                        folder),
                line);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 45, 2 days",
        "80, 45, 2 days",
        "200, 90, a day",
        "40, 18, 5 days",
        "wide, 45, 2 days"
    })
    void bars_of_ninety_days_fit_the_terminal_and_say_what_they_show(
            String columns, int bars, String each) {
        assertThat(
                        run(
                                false,
                                Map.of("COLUMNS", columns),
                                "simulate",
                                folder.toString(),
                                "--receive",
                                "--port",
                                "0"))
                .as(err())
                .isZero();
        String[] lines = out().lines().toArray(String[]::new);
        assertThat(lines[lines.length - 2].strip()).hasSize(bars);
        assertThat(lines[lines.length - 1].strip())
                .isEqualTo("(users sent, a bar is " + each + ')');
    }

    @Test
    void lines_fit_a_narrow_screen_and_are_whole_where_they_go_to_a_file() throws IOException {
        Files.writeString(
                folder.resolve("campaigns/a-quarter-of-letters.yaml"),
                """
                campaign: a-quarter-of-letters
                webhook: {url: "http://localhost:6494/x"}
                target: {property: plan, is: pro}
                schedule:
                  recurring: {every: day, at: "09:00"}
                  limits: {at_most_every: 2 weeks}
                """);
        String[] line = {"simulate", folder.toString(), "--receive", "--port", "0", "--for", "2d"};
        assertThat(run(false, Map.of("COLUMNS", "80", Terminal.SCREEN, "yes"), line)).isZero();
        assertThat(out())
                .startsWith(
                        """
                        2026-01-01 09:00 +00:00  a-quarter-of-letters  POST 1     1 of 1    1 user   200
                        2026-01-02 09:00 +00:00  a-quarter-of-letters  1 user held back: limit
                                                                       at_most_every 2 weeks: sent
                                                                       2026-01-01 Thu 09:00:00 +00:00 in
                                                                       POST 1
                        """);
        out.reset();
        assertThat(run(false, Map.of("COLUMNS", "40"), line)).isZero();
        assertThat(out())
                .contains(
                        "2026-01-02 Fri 09:00:00 +00:00  a-quarter-of-letters  1 user held back: limit at_most_every 2 weeks: sent 2026-01-01 Thu 09:00:00 +00:00 in POST 1\n");
    }

    @Test
    void generate_shows_how_many_people_are_made_up() {
        String[] line = {"generate", folder.resolve("made").toString(), "--people", "3000"};
        assertThat(run(true, Map.of(), line)).as(err()).isZero();
        assertThat(err()).contains("sorting what they did by its time");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_run_says_what_it_does_how_it_stands_and_what_came_of_it() {
        Path state = folder.resolve("state");
        String[] line = {
            "run",
            folder.toString(),
            "--state",
            state.toString(),
            "--receive",
            "--port",
            "0",
            "--speed",
            "12h/s",
            "--for",
            "1d",
            "--no-page"
        };
        assertThat(run(true, Map.of(), line)).as(err()).isZero();
        assertThat(err())
                .startsWith(
                        """
                        running 1 campaign with a clock that runs faster, from 2026-01-01 Thu 00:00:00 +00:00
                        what has happened is kept in %s; it ends after 1 day, or with Ctrl-C
                        """
                                .formatted(state))
                .contains(
                        "\r0 under way · 0 re-queued · 0 dead · next 2026-01-01 Thu 09:00 a-quarter-of-le…")
                .contains("ended; what has happened is in " + state + '\n');
        assertThat(out()).endsWith("a-quarter-of-letters  1 due, 1 sent, 0 re-queued, 1 POST\n");
    }

    @Test
    void where_nobody_watches_nothing_is_drawn_over() {
        run(false, Map.of(), "simulate", folder.toString(), "--receive", "--port", "0");
        assertThat(err()).doesNotContain("\r");
    }

    @Test
    void a_simulation_that_has_nothing_left_to_play_says_so() {
        String[] line = {
            "simulate",
            folder.toString(),
            "--receive",
            "--port",
            "0",
            "--state",
            folder.resolve("state").toString(),
            "--for",
            "2d"
        };
        assertThat(run(false, Map.of(), line)).isZero();
        assertThat(err()).doesNotContain("Nothing was left");
        assertThat(run(false, Map.of(), line)).isZero();
        assertThat(err())
                .contains(
                        "Nothing was left to play: the ledger in "
                                + folder.resolve("state")
                                + " has all of it, the last at 2026-01-02 Fri 09:00:00 +00:00.\n"
                                + "Play on with a longer --for (now 2 days), or begin anew with another folder for --state.\n");
    }
}
