package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ci.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hooks for pre-commit: what it runs in the folder of a repository, and when. */
class PreCommitHooksTest {
    private static final Path ROOT = Path.of("..");

    @TempDir private Path folder;

    static Stream<YamlTree> hooks() throws IOException {
        return YamlTree.read(ROOT.resolve(".pre-commit-hooks.yaml")).items().stream();
    }

    @BeforeEach
    void project() {
        assertThat(new Shell().run("init", folder.toString(), "--bare")).isZero();
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void a_project_that_is_right_may_be_committed(YamlTree hook) {
        Shell shell = new Shell().in(folder);
        assertThat(shell.run(words(hook))).as(shell.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void one_with_a_mistake_may_not(YamlTree hook) throws IOException {
        Path campaign = folder.resolve("campaigns/come-back.yaml");
        Files.writeString(campaign, Files.readString(campaign).replace("webhook:", "webhok:"));
        Shell shell = new Shell().in(folder);
        assertThat(shell.run(words(hook))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("Did you mean `webhook`?");
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void it_runs_when_a_file_changes_that_is_read(YamlTree hook) {
        Pattern files = Pattern.compile(hook.at("files").text());
        assertThat(
                        List.of(
                                "project.yaml",
                                "campaigns/win-back.yml",
                                "profiles.jsonl",
                                "events_2026-01-08.json",
                                "profiles-eu.csv.gz"))
                .allMatch(file -> files.matcher(file).find());
        assertThat(List.of("src/Main.java", "README.md"))
                .noneMatch(file -> files.matcher(file).find());
    }

    /** What follows the program, which finds its files itself. */
    private static String[] words(YamlTree hook) {
        assertThat(hook.at("pass_filenames").text()).isEqualTo("false");
        List<String> words = List.of(hook.at("entry").text().split(" "));
        assertThat(words.getFirst()).isEqualTo("mixhook");
        assertThat(ROOT.resolve(words.getFirst())).as("a script at the top").isExecutable();
        return words.subList(1, words.size()).toArray(String[]::new);
    }
}
