package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no file where one is read: told at once, and neither waited for nor read without end. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IrregularFilesTest {
    private static final String ANA = "{\"$distinct_id\":\"ana\",\"$properties\":{\"n\":1}}\n";

    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void campaign() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(folder.resolve("campaigns/c.yaml"), campaign(""));
        Files.writeString(folder.resolve("profiles.jsonl"), ANA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profiles.jsonl",
                "events.json.gz",
                "events_2026.csv",
                "campaigns/b.yaml",
                "project.yaml"
            })
    void a_fifo_in_a_folder(String name) throws Exception {
        fifo(name);
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains(name + ": 1 problem", "This is a FIFO", "and name that.");
    }

    @ParameterizedTest
    @CsvSource({"/dev/zero, a device", "socket, a socket", "campaigns, a folder"})
    void a_device_a_socket_and_a_folder(String target, String what) throws Exception {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
            Files.delete(folder.resolve("profiles.jsonl"));
            Files.createSymbolicLink(folder.resolve("profiles.jsonl"), folder.resolve(target));
            assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err()).contains("profiles.jsonl: 1 problem", "This is " + what);
        }
    }

    @Test
    void a_link_to_a_file_is_as_good_as_the_file() throws Exception {
        Files.move(folder.resolve("profiles.jsonl"), folder.resolve("kept"));
        Files.createSymbolicLink(folder.resolve("profiles.jsonl"), folder.resolve("kept"));
        assertThat(shell.run("check", folder.toString())).isZero();
        assertThat(shell.err()).startsWith("1 person");
    }

    @Test
    void those_that_a_command_line_names() throws Exception {
        Path fifo = fifo("saved");
        assertThat(shell.run("replay", fifo.toString(), "--url", "http://localhost:1/"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.run("eval", fifo.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(fifo + " is a FIFO"));
        assertThat(
                        shell.run(
                                "test",
                                folder.toString(),
                                "--url",
                                "https://localhost:1/",
                                "--ca",
                                fifo.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("With --ca: " + fifo + " is a FIFO");
        Path contract = fifo("contract.yaml");
        assertThat(shell.run("verify", contract.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("contract.yaml: 1 problem", "This is a FIFO");
    }

    @Test
    void those_that_files_name() throws Exception {
        fifo("people");
        fifo("ca.pem");
        Files.writeString(folder.resolve("campaigns/c.yaml"), campaign(", tls: {ca: ../ca.pem}"));
        Files.writeString(folder.resolve("project.yaml"), "project: {profiles: [people]}");
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("../ca.pem is a FIFO", "people: 1 problem");
    }

    @Test
    void a_yaml_file_has_at_most_a_mebibyte() throws Exception {
        Files.writeString(folder.resolve("campaigns/c.yaml"), campaign("") + "#".repeat(1 << 20));
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("Larger than 1 MiB");
    }

    private Path fifo(String name) throws Exception {
        Path fifo = folder.resolve(name);
        Files.deleteIfExists(fifo);
        Process made = new ProcessBuilder("mkfifo", fifo.toString()).start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return fifo;
    }

    private static String campaign(String webhook) {
        return """
        campaign: c
        webhook: {url: "http://localhost:1/x"%s}
        target: {property: n, more_than: 5}
        schedule: asap
        """
                .formatted(webhook);
    }
}
