package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that was just made works, as its writer is told to go on. */
class InitCommandTest {
    @TempDir private Path folder;

    @Test
    void what_it_writes_works_at_once() throws Exception {
        Path shop = folder.resolve("my shop");
        Shell init = new Shell();
        assertThat(init.run("init", shop.toString())).isZero();
        assertThat(init.out()).contains("cd '" + shop + "'", "check .", "simulate .");
        int port = FreePorts.next();
        Map<String, String> environment = Map.of("PORT", String.valueOf(port));
        Shell check = Shell.of(environment, InstantSource.system());
        assertThat(check.run("check", shop.toString())).as(check.err()).isZero();
        assertThat(check.err()).doesNotContain("warning");
        Shell verify = Shell.of(environment, InstantSource.system());
        assertThat(verify.run("verify", shop.resolve("contracts/receiver.yaml").toString()))
                .as(verify.out() + verify.err())
                .isZero();
        assertThat(verify.out()).contains(" 0 failed, 6 skipped");
        Process receiver = receiver(shop, port);
        try {
            await(port, receiver);
            Shell simulate = Shell.of(environment, InstantSource.system());
            assertThat(simulate.run("simulate", shop.toString())).as(simulate.err()).isZero();
            assertThat(simulate.out()).contains("3 due, 3 sent, 0 re-queued");
        } finally {
            receiver.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void bare_it_works_with_a_receiver_of_mixhooks_own() throws IOException {
        assertThat(new Shell().run("init", folder.toString(), "--bare")).isZero();
        assertThat(files()).noneMatch(name -> name.contains("eceiver") || name.contains(".github"));
        Shell simulate = new Shell(Map.of("MIXHOOK_PORT", "0"));
        assertThat(simulate.run("simulate", folder.toString(), "--receive"))
                .as(simulate.err())
                .isZero();
        assertThat(simulate.out()).contains("3 due, 3 sent, 0 re-queued");
    }

    @Test
    void it_overwrites_nothing_and_writes_nothing_where_something_stands() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(folder.resolve("project.yaml"), "project: {}\n");
        Files.writeString(folder.resolve("contracts"), "");
        List<String> before = files();
        Shell shell = new Shell();
        assertThat(shell.run("init", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        folder.resolve("project.yaml") + " stands there already.",
                        folder.resolve("contracts") + " stands there already.");
        assertThat(files()).isEqualTo(before);
        assertThat(folder.resolve("project.yaml")).hasContent("project: {}");
    }

    @Test
    void its_files_have_comments_that_teach_and_name_their_schemas() throws IOException {
        assertThat(new Shell().run("init", folder.toString())).isZero();
        for (String name :
                List.of("project.yaml", "campaigns/come-back.yaml", "contracts/receiver.yaml")) {
            String text = Files.readString(folder.resolve(name));
            assertThat(text.lines().filter(line -> line.contains("# "))).hasSizeGreaterThan(3);
            String first = text.lines().findFirst().orElse("");
            String schema = first.replaceFirst("^# yaml-language-server: \\$schema=", "");
            assertThat(folder.resolve(name).resolveSibling(schema)).isRegularFile();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private static Process receiver(Path shop, int port) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "receiver/Receiver.java");
        builder.directory(shop.toFile());
        builder.environment().put("PORT", String.valueOf(port));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void await(int port, Process receiver) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (Socket _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException _) {
                assertThat(receiver.waitFor(50, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
            }
        }
        throw new AssertionError("the receiver does not listen");
    }
}
