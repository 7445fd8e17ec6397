package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.JavaProgram;
import dev.mixhook.engine.web.WebResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that is lost is no success, whichever command prints it. */
class ResultStreamTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final String FULL = "No space left on device";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "verify --list",
                "verify --explain users-1",
                "verify --print-body users-1",
                "eval",
                "check ../sample-data",
                "schedule ../sample-data --from 2026-01-01 --next 1",
                "preview ../sample-data --at 2026-01-07 --json",
                "explain ../sample-data --user u-0013 --campaign cart-reminder --at 2026-01-07"
            })
    void what_cannot_be_written_is_told_and_exits_4(String line) {
        assertThat(run(FULL, 0, line.split(" "))).isEqualTo(ExitCode.OUR_FAULT);
        assertThat(err()).endsWith(said(FULL)).doesNotContain("our fault", "\tat ");
    }

    @Test
    void input_that_is_wrong_is_still_that() {
        assertThat(run(FULL, 0, "check", "nowhere")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).doesNotContain(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed"})
    void a_reader_that_has_enough_ends_it_quietly(String reason) {
        assertThat(run(reason, 0, "verify", "--list")).isEqualTo(ExitCode.UNREAD);
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, "Broken pipe"})
    void no_post_goes_out_whose_predecessor_could_not_be_told_of(String reason) throws IOException {
        try (Listener receiver = new Listener()) {
            campaign(receiver.url("/"), 3);
            int exit = run(reason, 10, "simulate", folder.toString(), "--json");
            assertThat(exit).isEqualTo(reason.equals(FULL) ? ExitCode.OUR_FAULT : ExitCode.UNREAD);
            assertThat(receiver.came()).hasSizeLessThan(3);
        }
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({"> /dev/full, 4", "| true, 141"})
    void a_process_whose_standard_output_is_lost_sends_no_further_post(String where, int exit)
            throws Exception {
        try (Listener receiver = new Listener()) {
            campaign(receiver.url("/"), 20);
            List<String> program =
                    JavaProgram.line(Main.class, "simulate", folder.toString(), "--json");
            String line =
                    "set -o pipefail; (exec '%s') %s".formatted(String.join("' '", program), where);
            Process process = new ProcessBuilder("bash", "-c", line).start();
            assertThat(process.waitFor()).isEqualTo(exit);
            assertThat(receiver.came()).isEmpty();
        }
    }

    @Test
    void a_daemon_ends_too_and_its_ledger_goes_on() throws IOException {
        try (Listener receiver = new Listener()) {
            campaign(receiver.url("/"), 1);
            String[] line = {
                "run", folder.toString(), "--state", folder.resolve("state").toString(), "--json"
            };
            assertThat(run(FULL, 0, line)).isEqualTo(ExitCode.OUR_FAULT);
            receiver.answers(WebResponse.of(200));
            assertThat(
                            run(
                                    FULL,
                                    Integer.MAX_VALUE,
                                    "ledger",
                                    "list",
                                    "--state",
                                    folder.resolve("state").toString()))
                    .as(err())
                    .isZero();
        }
    }

    private void campaign(String url, int users) throws IOException {
        Files.createDirectory(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/hi.yaml"),
                "campaign: hi\nwebhook: {url: \""
                        + url
                        + "\", batch: 1}\ntarget: {property: plan, is: free}\nschedule: asap\n");
        StringBuilder people = new StringBuilder();
        for (int user = 0; user < users; user++) {
            people.append(
                    "{\"$distinct_id\": \"u%d\", \"$properties\": {\"plan\": \"free\"}}\n"
                            .formatted(user));
        }
        Files.writeString(folder.resolve("profiles.jsonl"), people);
        Files.writeString(folder.resolve("project.yaml"), "project: {from: 2026-01-01}\n");
    }

    private static String said(String reason) {
        return "The results could not be written to standard output: " + reason + '\n';
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Runs it with a standard output that takes so many bytes. */
    private int run(String reason, int bytes, String... arguments) {
        OutputStream full =
                new OutputStream() {
                    private int left = bytes;

                    @Override
                    public void write(int octet) throws IOException {
                        if (--left < 0) {
                            throw new IOException(reason);
                        }
                    }
                };
        String in = "{\"selector\": \"1 == 1\"}\n";
        return Main.run(
                new Terminal(
                        new ResultStream(full),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        Map.of(),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        () -> NOW,
                        new MemoryLimit(Long.MAX_VALUE / 4, false),
                        Path.of("")),
                arguments);
    }
}
