package dev.mixhook.engine.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub runs of this repository, and what others are shown to write. */
class WorkflowsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/])\\.ci/[a-z-]+");

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void each_says_what_it_may_do_and_for_how_long(Path file) throws IOException {
        YamlTree workflow = YamlTree.read(file);
        assertThat(workflow.at("permissions").entries().values())
                .as("no more than reading, unless a job says so")
                .extracting(YamlTree::text)
                .isNotEmpty()
                .containsOnly("read");
        workflow.at("jobs")
                .entries()
                .forEach(
                        (name, job) ->
                                assertThat(job.at("timeout-minutes").text() + job.at("uses").text())
                                        .as("%s: %s", file, name)
                                        .matches("[1-9][0-9]?|\\./.*"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void what_others_wrote_is_pinned_and_comes_into_no_script(Path file) throws IOException {
        for (YamlTree step : steps(file)) {
            String uses = step.at("uses").text();
            assertThat(uses).as("%s", file).matches("|\\./.*|" + PINNED.pattern());
            assertThat(step.at("run").text()).as("%s", file).doesNotContain("${{");
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void the_scripts_that_they_call_are_there(Path file) throws IOException {
        List<String> scripts =
                steps(file).stream()
                        .flatMap(step -> SCRIPT.matcher(step.at("run").text()).results())
                        .map(MatchResult::group)
                        .distinct()
                        .toList();
        assertThat(scripts).as("%s", file).isNotEmpty();
        assertThat(scripts).allSatisfy(script -> assertThat(ROOT.resolve(script)).isExecutable());
    }

    @Test
    void the_action_pins_what_it_uses() throws IOException {
        assertThat(YamlTree.read(ROOT.resolve("action.yml")).at("runs").at("steps").items())
                .extracting(step -> step.at("uses").text())
                .allMatch(uses -> uses.isEmpty() || PINNED.matcher(uses).matches());
    }

    private static List<YamlTree> steps(Path file) throws IOException {
        return YamlTree.read(file).at("jobs").entries().values().stream()
                .flatMap(job -> job.at("steps").items().stream())
                .toList();
    }
}
