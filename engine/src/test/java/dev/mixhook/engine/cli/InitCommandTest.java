package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that was just made works, as its writer is told to go on. */
class InitCommandTest {
    @TempDir private Path folder;

    @Test
    void what_it_writes_works_at_once_by_the_lines_that_it_says_come_next() throws Exception {
        Path shop = folder.resolve("my shop");
        Map<String, String> environment =
                Map.of(
                        "PORT",
                        String.valueOf(FreePorts.next()),
                        "MIXHOOK_LAUNCHER",
                        launcher().toString(),
                        "MIXHOOK_JAVA",
                        java());
        Shell init = new Shell(environment);
        assertThat(init.run("init", shop.toString())).isZero();
        String said = shell(next(init), environment);
        assertThat(said)
                .doesNotContain("warning")
                .containsSubsequence(
                        "All is well.",
                        " passed, 0 failed, 6 skipped",
                        "3 due, 3 sent, 0 re-queued");
    }

    @Test
    void who_stands_in_the_folder_need_not_enter_it() {
        Shell init = new Shell().in(folder);
        assertThat(init.run("init")).isZero();
        assertThat(next(init)).startsWith("  mixhook check\n").doesNotContain("cd ");
    }

    @Test
    void the_receiver_has_twenty_lines() throws IOException {
        assertThat(new Shell().run("init", folder.toString())).isZero();
        assertThat(folder.resolve("receiver/Receiver.java"))
                .content()
                .satisfies(text -> assertThat(text.lines()).hasSize(20));
    }

    private static String next(Shell init) {
        return init.out().substring(init.out().indexOf("Next:\n") + "Next:\n".length());
    }

    private String shell(String lines, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-ec", lines);
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process bash = builder.start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }

    /** Starts mixhook as these tests have it. */
    private Path launcher() throws IOException {
        Path home = Files.createDirectories(folder.resolve("mix hook"));
        Path launcher =
                Files.writeString(
                        home.resolve("mixhook"),
                        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                                .formatted(
                                        java(),
                                        System.getProperty("java.class.path"),
                                        Main.class.getName()));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
        assertThat(files())
                .filteredOn(name -> name.startsWith("schemas/"))
                .containsExactly(
                        "schemas/campaign.json", "schemas/contract.json", "schemas/project.json");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }
}
