package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of the sample's receivers, which drive a mixhook of their own. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class SampleClientsTest {
    private static final Path RECEIVERS = Path.of("../sample-data/receivers").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void those_of_the_receiver_in_python_pass() throws Exception {
        assertThat(said("python", "python3", "-B", "-m", "unittest")).contains("Ran 3 tests", "OK");
    }

    @Test
    void those_of_the_receiver_for_node_pass() throws Exception {
        assumeTrue(Files.isDirectory(RECEIVERS.resolve("node/node_modules")), "no packages");
        assertThat(said("node", "node", "--test", "--test-reporter=tap")).contains("# pass 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python/mixhook.py", "node/mixhook.js"})
    void a_client_has_sixty_lines_at_most(String client) throws IOException {
        assertThat(Files.readAllLines(RECEIVERS.resolve(client))).hasSizeLessThanOrEqualTo(60);
    }

    private String said(String language, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(RECEIVERS.resolve(language).toFile())
                        .redirectErrorStream(true);
        builder.environment().put("MIXHOOK", program().toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException _) {
            assumeTrue(false, "no " + command[0]);
            return "";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** What a package would have as {@code mixhook}. */
    private Path program() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path program =
                Files.write(
                        folder.resolve("mixhook"),
                        List.of(
                                "#!/bin/sh",
                                "exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\""
                                        .formatted(
                                                java,
                                                System.getProperty("java.class.path"),
                                                Main.class.getName())));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
