package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    private static final Path EXAMPLE = Path.of("../docs/workload.yaml");

    @TempDir Path folder;
    private Path spec;

    @BeforeEach
    void write() throws IOException {
        spec =
                Files.writeString(
                        folder.resolve("spec.yaml"),
                        """
                        generate:
                          people: 30
                          from: 2026-01-01
                          before: 10 days
                          after: 10 days
                          profile: {plan: [free, pro], $last_seen: {ago: [0 days, 20 days]}}
                          events: {per_person: 20, names: [Login, Purchase]}
                          updates: {per_person: 1, set: {plan: team}}
                        """);
    }

    @Test
    void nothing_that_a_specification_makes_up_is_damaged() throws IOException {
        assertThat(generate()).isZero();
        assertThat(checked(folder.resolve("made")))
                .contains("30 people, 30 updates, 600 events, 1 campaign");
    }

    @Test
    void the_command_line_wins_over_the_specification() throws IOException {
        assertThat(generate("--people", "7", "--seed", "3", "--from", "2025-06-01")).isZero();
        List<String> people = Files.readAllLines(folder.resolve("made/profiles.jsonl"));
        assertThat(people.stream().filter(line -> line.contains("$properties"))).hasSize(7);
        List<String> events = Files.readAllLines(folder.resolve("made/events.jsonl"));
        assertThat(events).hasSize(140).first().asString().contains("\"time\":174");
    }

    @Test
    void a_specification_that_is_wrong_writes_nothing_and_says_where() throws IOException {
        Files.writeString(spec, "generate: {people: 0, from: 2026-01-01, events: {per_person: 1}}");
        Shell shell = new Shell();
        int exit =
                shell.run("generate", folder.resolve("made").toString(), "--spec", spec.toString());
        assertThat(exit).isEqualTo(2);
        assertThat(shell.err())
                .contains("2 problems, nothing was written", "1:20  generate.people");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void the_example_in_the_documentation_is_good() throws IOException {
        Files.copy(EXAMPLE, spec, StandardCopyOption.REPLACE_EXISTING);
        assertThat(generate("--people", "50")).isZero();
        assertThat(checked(folder.resolve("made")))
                .contains("50 people, 150 updates, 5,000 events, 1 campaign");
    }

    private static String checked(Path made) throws IOException {
        Files.writeString(
                Files.createDirectory(made.resolve("campaigns")).resolve("hello.yaml"),
                """
                campaign: hello
                webhook: {url: "http://localhost:9/hook"}
                target: {did: Purchase}
                schedule: asap
                """);
        Shell shell = new Shell();
        assertThat(shell.run("check", "--strict", made.toString())).as(shell.err()).isZero();
        return shell.err();
    }

    private int generate(String... more) {
        String[] words = new String[4 + more.length];
        words[0] = "generate";
        words[1] = folder.resolve("made").toString();
        words[2] = "--spec";
        words[3] = spec.toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return new Shell().run(words);
    }
}
