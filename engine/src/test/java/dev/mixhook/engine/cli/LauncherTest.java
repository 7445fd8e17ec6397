package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher lets Java have; its Java prints what it is given. */
class LauncherTest {
    @TempDir private Path folder;

    @BeforeEach
    void launcher() throws IOException {
        Files.copy(
                Path.of("../mixhook"),
                folder.resolve("mixhook"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Path shared = Path.of("engine/dist/src/tree/lib/mixhook/launch.sh");
        Files.createDirectories(folder.resolve(shared).getParent());
        Files.copy(Path.of("..").resolve(shared), folder.resolve(shared));
        Files.createDirectories(folder.resolve("engine/target"));
        Files.writeString(folder.resolve("engine/target/mixhook.jar"), "");
        Path stamp = Files.writeString(folder.resolve("engine/target/mixhook.built"), "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("javac", "");
        program("java", "printf '%s\\n' \"$@\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', -XX:MaxRAMPercentage=75",
        "'', -XX:+UseCompressedOops",
        "4g, -Xmx4g",
        "512m, -Xmx512m",
        "50%, -XX:MaxRAMPercentage=50",
        "20M, -Xmx20M"
    })
    void java_gets_the_memory_that_is_asked_for(String heap, String option) throws Exception {
        Ended ended = mixhook(heap);
        assertThat(ended.said().lines()).contains(option, "check");
        assertThat(ended.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "4 GB", "1.5g", "0g", "19m", "0%", "101%", "-Xmx4g", "much"})
    void what_is_no_amount_is_refused(String heap) throws Exception {
        Ended ended = mixhook(heap);
        assertThat(ended.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.said())
                .startsWith("MIXHOOK_HEAP=" + heap + ": not an amount of memory. Write 4g,");
    }

    @Test
    void none_is_named_twice() throws Exception {
        assertThat(mixhook("2g").said()).doesNotContain("MaxRAMPercentage");
    }

    @ParameterizedTest
    @CsvSource({
        "check, 8192, true",
        "check, 8193, false",
        "simulate, 8192, true",
        "simulate, 8193, false",
        "run, 1, false",
        "--version, 1, true"
    })
    void little_is_not_compiled_twice(String command, int kilobytes, boolean isQuick)
            throws Exception {
        Path data = Files.createDirectories(folder.resolve("data/more"));
        Files.write(data.resolve("events.jsonl"), new byte[1024 * kilobytes]);
        Ended ended = mixhook("", command, data.getParent().toString(), "--from", "2026-01-01");
        assertThat(ended.said().lines().anyMatch("-XX:TieredStopAtLevel=1"::equals))
                .isEqualTo(isQuick);
    }

    private record Ended(int exit, String said) {}

    private Ended mixhook(String heap) throws Exception {
        return mixhook(heap, "check");
    }

    private Ended mixhook(String heap, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("mixhook").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MIXHOOK_JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().remove("MIXHOOK_HEAP");
        if (!heap.isEmpty()) {
            builder.environment().put("MIXHOOK_HEAP", heap);
        }
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private void program(String name, String body) throws IOException {
        Path program = folder.resolve("jdk/bin").resolve(name);
        Files.writeString(program, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
