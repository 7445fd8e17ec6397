package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of SECURITY.md names tests, and they are there. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+Test)`");
    private static final Pattern PROMISE =
            Pattern.compile("(?m)^\\|[^|]*\\|[^|]+\\|[^|]+\\|([^|]*)\\|$");

    @Test
    void each_test_that_it_names_is_there() throws IOException {
        Set<String> tests = tests();
        assertThat(CLASS.matcher(page()).results().map(name -> name.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(tests).contains(name + ".java"));
    }

    @Test
    void each_promise_names_a_test() throws IOException {
        List<String> promises =
                PROMISE.matcher(page())
                        .results()
                        .map((MatchResult row) -> row.group(1).strip())
                        .filter(tests -> !tests.equals("tests") && !tests.equals("---"))
                        .toList();
        assertThat(promises)
                .hasSizeGreaterThan(10)
                .allSatisfy(tests -> assertThat(tests).containsPattern(CLASS));
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("SECURITY.md"));
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new HashSet<>();
        for (String module : List.of("targeting", "delivery", "engine")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.map(file -> file.getFileName().toString()).forEach(names::add);
            }
        }
        return names;
    }
}
