package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users are told has neither the names nor the words of what mixhook is made of. */
class PlainWordsTest {
    /** Of Java, and of the libraries that read files. */
    private static final Pattern MADE_OF =
            Pattern.compile(
                    "(?i)\\w+Exception\\b|\\bjava\\.|\\bjdk\\b|\\bnull pointer|stack ?trace|jackson|snakeyaml|antlr|liqp|hikari|flyway"
                            + "|while scanning|while parsing|simple key|block (end|mapping|collection|sequence)|mapping values"
                            + "|flow (mapping|sequence)|ZLIB|token recognition|mismatched input|unexpected char "
                            + "|unrecognized token|was expecting|end-of-input|VALUE_STRING|start marker|close marker|certification path|not an? (int|long)\\b|simplename");

    /** A text in code that is a sentence, or a part of one. */
    private static final Pattern SENTENCE =
            Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)* (?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** What parsers and TLS say, and what is said for it instead. */
    private static final List<String> TRANSLATORS =
            List.of("SyntaxError.java", "EventTemplate.java", "JsonFault.java", "Reason.java");

    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden");

    @Test
    void golden_files_of_problems_have_none() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                assertThat(found(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void texts_in_the_code_have_none() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String module : List.of("targeting", "delivery", "engine")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(path -> isCode(path)).toList()) {
                    SENTENCE.matcher(Files.readString(file))
                            .results()
                            .map(text -> text.group(1))
                            .filter(text -> !found(text).isEmpty())
                            .forEach(text -> wrong.add(file.getFileName() + ": " + text));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isCode(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !TRANSLATORS.contains(name);
    }

    private static List<String> found(String text) {
        return MADE_OF.matcher(text).results().map(MatchResult::group).toList();
    }
}
