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
        String key = name.startsWith("events") ? "events" : "profiles";
        Path own = Files.createDirectories(folder.resolve("of-" + name));
        Files.writeString(own.resolve("project.yaml"), "project: {%s: [%s]}".formatted(key, name));
        Files.copy(file, own.resolve(name));
        campaign(own);
        Shell shell = new Shell();
        assertThat(shell.run("check", own.toString())).isZero();
        Path golden = LINES.resolve(name + ".txt");
        assertThat(shell.err().replace(own + "/", "").replace(own + "\\", ""))
                .isEqualTo(Files.readString(golden));
    }

    private void check(Path file) throws IOException {
        String name = file.getFileName().toString();
        Files.writeString(folder.resolve("project.yaml"), "project: {profiles: [" + name + "]}");
        Files.copy(file, folder.resolve(name));
        Shell shell = new Shell();
        campaign(folder);
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().replace(folder + "/", "").replace(folder + "\\", ""))
                .isEqualTo(
                        Files.readString(
                                Path.of(file.toString().replaceFirst("\\.\\w+$", ".txt"))));
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
