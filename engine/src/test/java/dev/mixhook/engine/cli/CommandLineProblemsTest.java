package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command lines that cannot be meant, and what is said of them: a golden file a kind, of lines that
 * begin with {@code $ mixhook}, each with what it says and its exit code.
 */
@Timeout(120)
class CommandLineProblemsTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/command-line");

    private static final String PROMPT = "$ mixhook ";

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> each_is_told_in_plain_words_and_where_help_is() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        project();
        String golden = Files.readString(file);
        StringBuilder said = new StringBuilder();
        golden.lines()
                .filter(line -> line.startsWith(PROMPT))
                .forEach(line -> said.append(line).append('\n').append(said(line)));
        assertThat(said.toString()).isEqualTo(golden);
    }

    private String said(String line) {
        Shell shell = new Shell().in(folder);
        int exit = shell.run(line.substring(PROMPT.length()).split(" "));
        assertThat(shell.out()).as(line).isEmpty();
        return shell.err().replace(folder + "/", "").replace(folder.toString(), "/here")
                + "exit "
                + exit
                + "\n\n";
    }

    private void project() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        for (String name : List.of("hello", "bye")) {
            Files.writeString(
                    folder.resolve("campaigns").resolve(name + ".yaml"),
                    """
                    campaign: %s
                    webhook: {url: "http://localhost:1/hook"}
                    target: {property: plan, is: free}
                    schedule: asap
                    """
                            .formatted(name));
        }
        Files.writeString(folder.resolve("letter.doc"), "");
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("drafts/campaigns"));
        Files.writeString(
                folder.resolve("drafts/campaigns/draft.yaml"),
                """
                campaign: draft
                draft: true
                webhook: {url: "http://localhost:1/hook"}
                target: {property: plan, is: free}
                schedule: asap
                """);
        Files.createDirectories(folder.resolve("named"));
        Files.writeString(
                folder.resolve("named/project.yaml"),
                "project: {profiles: [none.jsonl], events: [\"\\0.jsonl\"]}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"free\"}}\n");
    }
}
