package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsCommandTest {
    private final Shell shell = new Shell();

    static Stream<String> pages() {
        return DocsPage.names().stream();
    }

    @Test
    void every_page_is_listed_with_its_first_sentence() throws IOException {
        assertThat(shell.run("docs")).isZero();
        assertThat(shell.out())
                .startsWith(
                        "mixhook docs PAGE prints one of these pages:\n\n  readme\n      A local")
                .contains("\n  ledger\n      The ledger is ");
        try (Stream<Path> files = Files.list(Path.of("../docs"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md"))
                            .map(name -> name.replace(".md", ""))
                            .toList();
            assertThat(DocsPage.names()).containsAll(names).hasSize(names.size() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_page_begins_with_its_title_and_a_sentence(String name) {
        assertThat(shell.run("docs", name)).isZero();
        assertThat(shell.out()).containsPattern("\\A\\S.*\\n=+\\n\\n[`\\w]");
        assertThat(shell.err()).isEmpty();
        assertThat(DocsPage.list())
                .containsPattern("(?m)^ {2}" + name + "\\n( {6}.*\\n)*? {6}.*\\.\\n( {2}\\w|\\z)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "verify.md", "docs/verify.md", "Verify"})
    void a_page_is_named_with_or_without_its_ending(String name) {
        assertThat(shell.run("docs", name)).isZero();
        assertThat(shell.out()).contains("\nChecks\n------\n", "(`mixhook docs verify-bugs`)");
    }

    @Test
    void an_unknown_page_is_told_with_the_nearest_that_there_is() {
        assertThat(shell.run("docs", "verfy")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .isEqualTo(
                        "There is no page `verfy`. Did you mean `verify`? `mixhook docs` lists all pages.\n");
        assertThat(shell.out()).isEmpty();
    }
}
