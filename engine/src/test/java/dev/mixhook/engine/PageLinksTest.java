package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Links of README and of the pages under {@code docs} lead to files and headings that are there.
 */
class PageLinksTest {
    private static final Path ROOT = Path.of("..");

    private static final Pattern LINK =
            Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern FENCE = Pattern.compile("(?s)```.*?```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ID = Pattern.compile("<a id=\"([^\"]*)\">");

    @Test
    void each_link_leads_to_a_file_and_a_heading_that_are_there() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            String text = CODE.matcher(Files.readString(page)).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                if (!leadsSomewhere(page, link.group(1), link.group(2))) {
                    dead.add(page + ": " + link.group());
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void readme_links_to_every_page() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        for (Path page : pages()) {
            if (page.startsWith(ROOT.resolve("docs"))) {
                assertThat(readme).contains("](docs/" + page.getFileName() + ")");
            }
        }
    }

    @Test
    void readme_has_at_most_200_lines() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(200);
    }

    private static boolean leadsSomewhere(Path page, String file, String heading)
            throws IOException {
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(target)
                && (heading == null || headings(Files.readString(target)).contains(heading));
    }

    /** As GitHub derives them from headings. */
    private static Set<String> headings(String text) {
        return Stream.concat(
                        HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                                .results()
                                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", ""))
                                .map(heading -> heading.replace(' ', '-')),
                        ID.matcher(text).results().map(id -> id.group(1)))
                .collect(Collectors.toSet());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
