package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.SelectorParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good inputs with something cut out, put in or swapped: whatever is still wrong names its place,
 * and nothing crashes.
 */
class DamagedInputsTest {
    private static final Path GOOD =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/good.yaml");
    private static final List<String> GARBAGE =
            List.of(
                    "",
                    "\"",
                    "'",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    "- ",
                    "\t",
                    "\u0000",
                    "\uFEFF",
                    "&a ",
                    "*a",
                    "!!binary ",
                    "!x ",
                    "|",
                    ">",
                    "%",
                    "@",
                    "#",
                    "\n",
                    "---\n",
                    "\uD83D",
                    "é",
                    "(",
                    ")",
                    "=",
                    "1e999",
                    "null",
                    "~");
    private static final String SELECTOR =
            "(not defined(user[\"$last_name\"]) and behaviors[\"b1\"] > 0 and datetime(NOW - 86400) > properties[\"Created\"] or 1 in [1, 2.5, -3])";

    @TempDir private Path folder;

    @Test
    void two_hundred_damaged_campaign_files_name_their_problems_with_line_and_column()
            throws IOException {
        String good = Files.readString(GOOD);
        SplittableRandom random = new SplittableRandom(9);
        int wrong = 0;
        for (int i = 0; i < 200; i++) {
            String damaged = damaged(good, random);
            Path file =
                    Files.writeString(folder.resolve("c.yaml"), damaged.replace("\uD83D", "\\"));
            if (WorkspaceReader.read(List.of(file), Map.of())
                    instanceof Workspace.ReadResult.Invalid(var problems, Workspace _)) {
                wrong++;
                long lines = damaged.lines().count() + 1;
                assertThat(problems)
                        .as(damaged)
                        .isNotEmpty()
                        .allSatisfy(
                                problem -> {
                                    assertThat(problem.file()).isEqualTo(file.toString());
                                    assertThat((long) problem.line()).isBetween(1L, lines);
                                    assertThat(problem.column()).isPositive();
                                    assertThat(problem.message()).isNotBlank();
                                });
            }
        }
        assertThat(wrong).isGreaterThan(120);
    }

    @Test
    void two_hundred_damaged_selectors_name_their_column() { // R-T9
        SplittableRandom random = new SplittableRandom(10);
        int wrong = 0;
        for (int i = 0; i < 200; i++) {
            String damaged = damaged(SELECTOR, random);
            if (SelectorParser.parse(damaged, Set.of("b1")) instanceof Parsed.Invalid invalid) {
                wrong++;
                assertThat(invalid.column()).as(damaged).isBetween(1, damaged.length() + 1);
                assertThat(invalid.message()).isNotBlank();
                assertThat(invalid.shown(damaged)).contains("^");
            }
        }
        assertThat(wrong).isGreaterThan(120);
    }

    @Test
    void deep_yaml_ends_in_a_problem_not_in_the_stack() throws IOException {
        for (String open : List.of("[", "{a: ", "- ")) {
            Path file =
                    Files.writeString(folder.resolve("c.yaml"), "campaign: " + open.repeat(50_000));
            assertThat(WorkspaceReader.read(List.of(file), Map.of()))
                    .isInstanceOf(Workspace.ReadResult.Invalid.class);
        }
    }

    @Test
    void a_behavior_in_which_something_is_wrong_still_has_its_name() throws IOException { // R-T4
        Path file =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        """
                        campaign: c
                        webhook: {url: "http://localhost:6494/"}
                        selector: 'behaviors["b1"] > 0'
                        behaviors: [{window: 120d, name: b1, event_selectors: [{event: X}]}, 7]
                        schedule: asap
                        """);
        assertThat(WorkspaceReader.read(List.of(file), Map.of()))
                .isInstanceOfSatisfying(
                        Workspace.ReadResult.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .extracting(Problem::key, Problem::message)
                                        .containsExactly(
                                                tuple(
                                                        "behaviors[0].window",
                                                        "Events count for 90 days; a window is longer than nothing and at most 90 days."),
                                                tuple(
                                                        "behaviors[1]",
                                                        "7 is a number where keys and values are expected.")));
    }

    @Test
    void every_profiles_and_every_events_file_of_a_folder_is_read() throws IOException {
        for (String name :
                List.of("profiles.json", "profiles.2026.jsonl.gz", "events.a.b.ndjson")) {
            Files.writeString(folder.resolve(name), "");
        }
        Files.createDirectories(folder.resolve("campaigns"));
        Files.copy(GOOD, folder.resolve("campaigns/good.yaml"));
        assertThat(WorkspaceReader.read(List.of(folder), Map.of()))
                .isInstanceOfSatisfying(
                        Workspace.ReadResult.Valid.class,
                        valid -> {
                            assertThat(valid.workspace().profiles())
                                    .extracting(path -> path.getFileName().toString())
                                    .containsExactly("profiles.2026.jsonl.gz", "profiles.json");
                            assertThat(valid.workspace().events())
                                    .extracting(path -> path.getFileName().toString())
                                    .containsExactly("events.a.b.ndjson");
                        });
    }

    private static String damaged(String good, SplittableRandom random) {
        int from = random.nextInt(good.length());
        int to = Math.min(good.length(), from + random.nextInt(4));
        return good.substring(0, from)
                + GARBAGE.get(random.nextInt(GARBAGE.size()))
                + good.substring(to);
    }
}
