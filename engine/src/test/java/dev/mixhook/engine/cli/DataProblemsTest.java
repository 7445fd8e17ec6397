package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Data files that are not what they are taken for, and what is said of them: golden pairs. */
class DataProblemsTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/data");

    private static final Path LINES =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/data-lines");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> more_than_half_damaged_is_an_error_with_the_likeliest_reason()
            throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files
                    .filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    @TestFactory
    Stream<DynamicTest> damaged_lines_are_told_with_their_place_and_left_out() throws IOException {
        try (Stream<Path> files = Files.list(LINES)) {
            return files
                    .filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> lines(file)));
        }
    }

    private void lines(Path file) throws IOException {
        String name = file.getFileName().toString();
        String said = said(file, ExitCode.DONE);
        assertThat(said).isEqualTo(Files.readString(LINES.resolve(name + ".txt")));
    }

    private void check(Path file) throws IOException {
        String text = file.toString().replaceFirst("\\.\\w+(\\.gz)?$", ".txt");
        assertThat(said(file, ExitCode.BAD_INPUT)).isEqualTo(Files.readString(Path.of(text)));
    }

    /** What is said of a folder with such a file and a campaign. */
    private String said(Path file, int exit) throws IOException {
        String name = file.getFileName().toString();
        String key = name.startsWith("events") ? "events" : "profiles";
        Path own = Files.createDirectories(folder.resolve("of-" + name));
        Files.writeString(own.resolve("project.yaml"), "project: {%s: [%s]}".formatted(key, name));
        Files.copy(file, own.resolve(name));
        campaign(own);
        Shell shell = new Shell();
        assertThat(shell.run("check", own.toString())).as(shell.err()).isEqualTo(exit);
        if (exit != ExitCode.DONE) {
            assertThat(shell.out()).isEmpty();
        }
        return shell.err().replace(own + "/", "").replace(own + "\\", "");
    }

    private static void campaign(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                """
                campaign: c
                webhook: {url: "http://localhost:1/x"}
                target: {property: plan, is: free}
                schedule: asap
                """);
    }
}
