package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} says which data files belong to the folder. */
class CheckedFilesTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                """
                campaign: c
                webhook: {url: "http://localhost:6494/hook"}
                target: {did: Login}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"), "{\"$distinct_id\":\"u1\",\"$properties\":{}}");
    }

    @Test
    void a_folder_without_events_is_told_as_one() throws IOException {
        check();
        assertThat(shell.err())
                .endsWith("people  %s\nevents  none\n".formatted(file("profiles.jsonl")));
    }

    @Test
    void a_file_a_day_is_told_by_the_first_ones_and_the_last() throws IOException {
        for (int day = 1; day <= 5; day++) {
            Files.writeString(
                    folder.resolve("events_2026-01-0%d.json".formatted(day)),
                    """
                    {"event": "Login", "properties": {"time": 1767225600, "distinct_id": "u1", "$insert_id": "i%d"}}
                    """
                            .formatted(day));
        }
        check();
        assertThat(shell.err())
                .endsWith(
                        "events  %s, %s, … %s (5 files)\n"
                                .formatted(
                                        IntStream.of(1, 2, 5)
                                                .mapToObj("events_2026-01-0%d.json"::formatted)
                                                .map(this::file)
                                                .toArray()));
    }

    private void check() {
        assertThat(shell.run("check", folder.toString())).as(shell.err()).isZero();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
