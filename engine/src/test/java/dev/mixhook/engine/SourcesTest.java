package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One idiom for one thing, where only the sources show which one was taken. */
class SourcesTest {
    private static final Pattern VAR = Pattern.compile("\\bvar\\s+\\w");

    /** What a reader needs to know of a value is its type. */
    @Test
    void main_code_spells_its_types_out() throws IOException {
        assertThat(lines(VAR)).isEmpty();
    }

    /** Another constant for the size of a POST would be another size some day (R-W3). */
    @Test
    void one_constant_says_how_many_users_a_post_has() throws IOException {
        assertThat(lines(Pattern.compile("static final int \\w+ = 50;")).keySet())
                .as("the sender's; and those of who judges it by a number of their own")
                .contains("Batch.java")
                .isSubsetOf("Batch.java", "UsersReader.java", "Audit.java");
    }

    @Test
    void one_class_cuts_texts_short() throws IOException {
        assertThat(lines(Pattern.compile("substring\\(0, .*\\+ '…'")).keySet())
                .as("the engine's; targeting cannot know it")
                .contains("Shortened.java")
                .isSubsetOf("Shortened.java", "Token.java");
    }

    /** The lines of code in which it is found, by their file. */
    private static Map<String, List<String>> lines(Pattern pattern) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (String module : List.of("targeting", "delivery", "engine", "engine/junit")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    List<String> lines = lines(file, pattern);
                    if (!lines.isEmpty()) {
                        found.put(file.getFileName().toString(), lines);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> lines(Path file, Pattern pattern) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/"))
                .filter(line -> pattern.matcher(line).find())
                .toList();
    }
}
