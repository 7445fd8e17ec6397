package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.warning.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that cannot do what their writer meant, and what is said of them: golden pairs. */
class WarningKindsTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/warnings");
    private static final Path PAGE = Path.of("../docs/warnings.md");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> each_kind_is_told_by_check() {
        return Stream.concat(
                        Stream.of("good"),
                        Arrays.stream(Warning.Kind.values()).map(Warning.Kind::word))
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) throws IOException {
        Shell shell = new Shell();
        assertThat(shell.run("check", GOLDEN.resolve(name).toString())).isZero();
        assertThat(warnings(shell)).isEqualTo(Files.readString(GOLDEN.resolve(name + ".txt")));
        assertThat(shell.run("check", GOLDEN.resolve(name).toString(), "--strict"))
                .isEqualTo(name.equals("good") ? ExitCode.DONE : ExitCode.BAD_INPUT);
    }

    private static String warnings(Shell shell) {
        return shell.err()
                .lines()
                .filter(line -> line.startsWith("warning: "))
                .map(line -> line.replace(GOLDEN + "/", "") + '\n')
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_has_its_paragraph_on_the_page(Warning.Kind kind) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains("## " + kind.word() + "\n\n" + kind.meaning());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate --for 1d", "preview"})
    void they_stand_at_the_head_and_end_what_is_strict(String line) throws IOException {
        String unknown = Files.readString(GOLDEN.resolve("unknown-event.txt"));
        String[] words = (line + ' ' + GOLDEN.resolve("unknown-event") + " --strict").split(" ");
        Shell shell = new Shell();
        assertThat(shell.run(words)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).endsWith(unknown + "Warnings are not let pass with --strict.\n");
        assertThat(warnings(shell)).isEqualTo(unknown);
    }

    @Test
    void a_simulation_tells_of_runs_that_come_after_its_end() {
        Shell shell = new Shell();
        shell.run("simulate", GOLDEN.resolve("no-run").toString(), "--for", "1d");
        assertThat(shell.err())
                .contains(
                        "warning: weekly has no run before 2026-01-03T00:00Z, where this ends; its next one is at 2026-01-07T09:00Z. [no-run]\n");
    }

    @Test
    void a_run_warns_once_it_has_read_the_data() throws IOException {
        Shell shell = new Shell(InstantSource.system());
        assertThat(shell.run(run("unknown-event"))).as(shell.err()).isZero();
        assertThat(warnings(shell))
                .isEqualTo(Files.readString(GOLDEN.resolve("unknown-event.txt")));
    }

    @Test
    void a_run_whose_data_an_app_sends_waits_for_it_without_a_word() {
        Shell shell = new Shell(InstantSource.system());
        String[] line = run("nobody", "--ingest", "0");
        assertThat(shell.run(line)).as(shell.err()).isZero();
        assertThat(warnings(shell)).isEmpty();
    }

    private String[] run(String golden, String... options) {
        Path copy = folder.resolve(golden);
        copy(GOLDEN.resolve(golden), copy);
        return Stream.concat(
                        Stream.of(
                                "run",
                                copy.toString(),
                                "--state",
                                folder.resolve("state").toString(),
                                "--for",
                                "1s",
                                "--tolerate",
                                "requeued"),
                        Arrays.stream(options))
                .toArray(String[]::new);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
