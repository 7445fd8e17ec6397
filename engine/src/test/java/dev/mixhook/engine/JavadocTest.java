package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each Javadoc can be read alone: none begins by pointing at what stands above it. */
class JavadocTest {
    private static final Pattern LEANING =
            Pattern.compile(
                    "/\\*\\*[\\s*]*((?:The same|Those|It|Its|As|Like|Both|Likewise|They|This one|One"
                            + " that|The one|Of|And|But|So)\\b[^*]*)");

    @ParameterizedTest
    @ValueSource(strings = {"targeting", "delivery", "engine", "engine/junit"})
    void none_leans_on_the_one_above(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                assertThat(LEANING.matcher(Files.readString(source)).results())
                        .extracting(leaning -> leaning.group(1).strip())
                        .as("%s", source)
                        .isEmpty();
            }
        }
    }
}
