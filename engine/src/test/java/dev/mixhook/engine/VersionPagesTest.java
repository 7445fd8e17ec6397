package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages tell of the version that is built. */
class VersionPagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    @Test
    void the_version_stands_in_the_changelog_with_a_date() throws IOException {
        assertThat(Files.readString(ROOT.resolve("CHANGELOG.md")))
                .containsPattern(
                        "(?m)^## " + Pattern.quote(version()) + " \\(\\d{4}-\\d\\d-\\d\\d\\)$");
        assertThat(Files.readString(ROOT.resolve("UPGRADING.md"))).contains("## To " + version());
    }

    @Test
    void pages_show_it_where_posts_are_shown() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/test.md")))
                .contains("User-Agent: mixhook/" + version() + "\n")
                .contains("'User-Agent: mixhook/" + version() + "'");
    }

    @Test
    void snippets_for_ci_take_it() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/ci/gitlab.yml")))
                .contains("MIXHOOK_IMAGE: YOUR/mixhook:" + version() + "\n");
        assertThat(Files.readString(ROOT.resolve("docs/ci.md")))
                .contains("ref: v" + version() + ",", "rev: v" + version() + "\n")
                .contains("uses: YOUR/mixhook@v" + version().split("\\.")[0] + "\n");
    }

    private static String version() throws IOException {
        return VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .map((MatchResult version) -> version.group(1))
                .orElseThrow();
    }
}
