package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} has the rules that code and tests name, no more and no fewer. */
class RulesPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/rules.md");
    private static final List<String> MODULES = List.of("targeting", "delivery", "engine");

    private static final Pattern ANCHOR = Pattern.compile("<a id=\"(R-[^\"]*)\"></a>");
    private static final Pattern NAME = Pattern.compile("\\b(R-[WDSTXCE]\\d+)\\b");

    /** A finding of the receiver's inspection has the name of its rule without R-. */
    private static final Pattern SHORT_NAME = Pattern.compile("\"([WDSTXCE]\\d+)\"");

    private static final Pattern LINK =
            Pattern.compile("rules\\.md#([^)\\s]*)\\)|\\(#(R-[^)]*)\\)");
    private static final Pattern RANGE =
            Pattern.compile(
                    "\\b(R-)?[WDSTXCE]\\d+[\\s*/]*(to|through|–|\\.\\.)[\\s*/]*(R-)?[WDSTXCE]?\\d");

    @Test
    void each_rule_that_code_or_a_test_names_is_on_the_page() throws IOException {
        assertThat(anchors()).containsAll(named("main", NAME)).containsAll(named("test", NAME));
        assertThat(anchors())
                .containsAll(named("main", SHORT_NAME).stream().map("R-"::concat).toList());
    }

    @Test
    void each_rule_on_the_page_is_named_by_a_test() throws IOException {
        assertThat(named("test", NAME)).containsAll(anchors());
    }

    @Test
    void each_rule_is_on_the_page_once_in_a_row_that_has_a_grade() throws IOException {
        List<String> rows =
                Files.readAllLines(PAGE).stream().filter(line -> line.contains("<a id=")).toList();
        assertThat(rows)
                .hasSize(anchors().size())
                .allMatch(
                        row ->
                                row.matches(
                                        "\\| <a id=\"(R-\\w+)\"></a>\\1 \\| .+ \\| .*\\b(doc|seen|inferred|chosen)\\b.* \\|"));
    }

    @Test
    void ranges_of_rules_are_written_out() throws IOException {
        for (String part : List.of("main", "test")) {
            for (Path source : sources(part)) {
                assertThat(RANGE.matcher(Files.readString(source)).find())
                        .as("%s", source)
                        .isFalse();
            }
        }
    }

    @Test
    void pages_link_to_rules_that_are_there() throws IOException {
        Set<String> linked = new TreeSet<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                    .forEach(linked::add);
        }
        assertThat(anchors()).containsAll(linked);
        assertThat(linked).isNotEmpty();
    }

    private static Set<String> anchors() throws IOException {
        return found(ANCHOR, Files.readString(PAGE));
    }

    private static Set<String> named(String part, Pattern name) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path source : sources(part)) {
            names.addAll(found(name, Files.readString(source)));
        }
        return names;
    }

    private static Set<String> found(Pattern name, String text) {
        return name.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources(String part) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/" + part))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("RulesPageTest.java"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }
}
