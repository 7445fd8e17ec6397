package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How a package's launcher starts the Java that came with it; here that prints what it is given.
 */
class PackagedLauncherTest {
    @TempDir private Path folder;

    private Path root;

    @BeforeEach
    void unpacked() throws IOException {
        root = folder.toRealPath().resolve("a package");
        Path tree = Path.of("dist/src/tree");
        for (String name : List.of("bin/mixhook", "lib/mixhook/launch.sh")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(tree.resolve(name), file, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path java = root.resolve("lib/mixhook/runtime/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(
                java,
                """
                #!/bin/sh
                printf '%s\\n' "$@" "home $MIXHOOK_HOME" "launcher $MIXHOOK_LAUNCHER" "java $MIXHOOK_JAVA"
                exit 3
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void each_word_comes_to_java_as_it_was_written() throws Exception {
        List<String> words = List.of("eval", "two words", "", "*", "$HOME", "a\"b'c\\");
        Ended ended = mixhook(root.resolve("bin/mixhook"), Map.of(), words);
        assertThat(ended.said())
                .containsSubsequence(words)
                .containsSubsequence("-jar", root + "/lib/mixhook/mixhook.jar", "eval");
        assertThat(ended.exit()).isEqualTo(3);
    }

    @Test
    void a_link_to_it_starts_it_too() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("mh"), root.resolve("bin/mixhook"));
        assertThat(mixhook(link, Map.of(), List.of("check")).said())
                .contains(
                        "-XX:SharedArchiveFile=" + root + "/lib/mixhook/mixhook.jsa",
                        "home " + root + "/share/mixhook",
                        "launcher " + root + "/bin/mixhook",
                        "java " + root + "/lib/mixhook/runtime/bin/java");
    }

    @Test
    void memory_is_asked_for_as_beside_the_sources() throws Exception {
        Path launcher = root.resolve("bin/mixhook");
        assertThat(mixhook(launcher, Map.of("MIXHOOK_HEAP", "512m"), List.of("run")).said())
                .contains("-Xmx512m", "-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
        Ended refused = mixhook(launcher, Map.of("MIXHOOK_HEAP", "much"), List.of("check"));
        assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.said()).singleElement().asString().startsWith("MIXHOOK_HEAP=much: not");
    }

    private record Ended(int exit, List<String> said) {}

    private Ended mixhook(Path launcher, Map<String, String> environment, List<String> words)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("MIXHOOK_HEAP");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().toList());
    }
}
