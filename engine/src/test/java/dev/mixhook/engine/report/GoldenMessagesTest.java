package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of problem that the code can tell has a golden pair that shows it. */
class GoldenMessagesTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden");

    /** What no file that is kept here can bring about, and other tests show. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "Not readable:",
                    "larger than",
                    "Larger than 1 MiB, which no campaign file is. People and events go into .jsonl files.",
                    "a FIFO (a named pipe, such as <(…) in a shell), not a file. Write what it gives to a file, and name that.",
                    "a socket, not a file.",
                    "a device, not a file.",
                    "no file.",
                    "more than a JSON object",
                    "` takes a list of texts.",
                    "A value is missing here.",
                    "From here on this is no YAML.",
                    // Of disks, ports and saved files, which the commands' own tests have.
                    "With --header:",
                    "\" can be no file or folder",
                    "Not possible:",
                    "Not written:",
                    "paused is",
                    "and on are all taken; name one for the page: --page 0",
                    "There is no such POST in",
                    ", so nothing was sent.",
                    "Standard input is not readable:",
                    "Say whose people: a folder, as for simulate.");

    private static final Pattern REFUSALS =
            Pattern.compile("\\b(?:badInput|TypeConversionException|ParameterException)\\(");

    /** Texts that tell no problem of a file: what files begin with, or words for parts of them. */
    private static final Set<String> NO_PROBLEM =
            Set.of(
                    "h:mm a",
                    "mapping values are not allowed here",
                    "bytes of ids",
                    "events and updates",
                    "values of events",
                    "read before the first row",
                    "SQLite format 3",
                    "version https://git-lfs");

    /** What targets are told by, where nothing is wrong with them. */
    private static final Set<String> PRINTERS =
            Set.of("Behavior.java", "JsonTreePrinter.java", "TargetInWords.java", "Window.java");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../targeting/src/main/java/dev/mixhook/targeting/selector",
                "src/main/java/dev/mixhook/engine/definition",
                "src/main/java/dev/mixhook/engine/feed",
                "src/main/java/dev/mixhook/engine/files"
            })
    void each_kind_has_a_golden_pair(String folder) throws IOException {
        String golden = golden();
        List<String> missing = new ArrayList<>();
        for (Path file : code(Path.of(folder))) {
            CodeTexts.of(file).stream()
                    .filter(text -> !golden.contains(text))
                    .filter(text -> !ELSEWHERE.contains(text) && !NO_PROBLEM.contains(text))
                    .forEach(text -> missing.add(file.getFileName() + ": " + text));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void so_has_each_kind_of_problem_with_a_command_line() throws IOException {
        String golden = golden();
        List<String> missing = new ArrayList<>();
        for (Path file : code(Path.of("src/main/java/dev/mixhook/engine/cli"))) {
            CodeTexts.ofCalls(file, REFUSALS).stream()
                    .filter(text -> !golden.contains(text) && !ELSEWHERE.contains(text))
                    .forEach(text -> missing.add(file.getFileName() + ": " + text));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void what_is_left_to_other_tests_has_no_golden_pair() throws IOException {
        String golden = golden();
        assertThat(ELSEWHERE).noneMatch(golden::contains);
    }

    private static List<Path> code(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !PRINTERS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static String golden() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            StringBuilder golden = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                golden.append(Files.readString(file)).append('\n');
            }
            // Some are told in JSON.
            String inJson = golden.toString().replace("\\\"", "\"");
            return CodeTexts.even(golden.append(inJson).toString());
        }
    }
}
