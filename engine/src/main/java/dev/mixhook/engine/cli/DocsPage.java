package dev.mixhook.engine.cli;

import dev.mixhook.engine.text.MarkdownText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation: README, or one under {@code docs}, which the build packs.
 *
 * @param name the file's without its ending, in small letters
 * @param markdown what is in the file
 */
record DocsPage(String name, String markdown) {
    private static final String README = "readme";
    private static final Pattern LINK = Pattern.compile("\\]\\(docs/([\\w-]+)\\.md\\)");
    private static final Pattern FIRST_SENTENCE =
            Pattern.compile("(?s)\\A# [^\\n]*\\n+(.*?\\.(?:\\*\\*)?)(?:\\s.*)?\\z");
    private static final Pattern FILE = Pattern.compile("(?:docs/)?([\\w-]+)\\.md(?:#.*)?");

    /** The names of all pages, in the order in which README lists them. */
    static List<String> names() {
        String readme = read("README.md");
        String list = readme.substring(readme.indexOf("\n## Pages\n"));
        return Stream.concat(
                        Stream.of(README), LINK.matcher(list).results().map(link -> link.group(1)))
                .distinct()
                .toList();
    }

    /** All pages, each with its first sentence. */
    static String list() {
        return MarkdownText.of(
                names().stream()
                        .map(name -> named(name).orElseThrow().summary())
                        .collect(Collectors.joining("\n", "| page | |\n|---|---|\n", "\n")),
                _ -> "");
    }

    /** The page that somebody asks for, also by its file; empty if there is none. */
    static Optional<DocsPage> named(String asked) {
        String name = nameOf(asked);
        return names().contains(name)
                ? Optional.of(
                        new DocsPage(name, read(name.equals(README) ? "README.md" : name + ".md")))
                : Optional.empty();
    }

    /** The name that is meant, without folder and ending. */
    static String nameOf(String asked) {
        return FILE.matcher(asked).replaceFirst("$1").toLowerCase(Locale.ROOT);
    }

    String text() {
        return MarkdownText.of(markdown, DocsPage::target);
    }

    private String summary() {
        String sentence = FIRST_SENTENCE.matcher(markdown).replaceFirst("$1");
        return "| %s | %s |".formatted(name, sentence.replace('\n', ' ').replace("|", "\\|"));
    }

    private static String target(String link) {
        if (link.matches("https?://.*")) {
            return link;
        }
        return FILE.matcher(link).matches() && names().contains(nameOf(link))
                ? "`mixhook docs " + nameOf(link) + '`'
                : "";
    }

    private static String read(String file) {
        try (InputStream page = DocsPage.class.getResourceAsStream("docs/" + file)) {
            return new String(
                    Objects.requireNonNull(page, "the build packs all pages").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
