package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that will not fit into memory is not begun with; what may fit is. */
class MemoryCheckTest {
    /** What Java has, where the data needs more than twice as much. */
    private static final long SMALL = 6L << 20;

    @TempDir private Path folder;

    @BeforeEach
    void data() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                """
                campaign: c
                webhook: {url: "http://localhost:1/x"}
                target: {did: Login, within: 7 days}
                schedule: asap
                """);
        StringBuilder people = new StringBuilder();
        StringBuilder events = new StringBuilder();
        String note = "x".repeat(100_000);
        for (int i = 0; i < 60; i++) {
            people.append(
                    "{\"$distinct_id\":\"u%d\",\"$properties\":{\"note\":\"%s\"}}\n"
                            .formatted(i, note));
            events.append(
                    "{\"event\":\"Login\",\"properties\":{\"time\":%d,\"distinct_id\":\"u%d\"}}\n"
                            .formatted(1_767_225_600L + i, i));
        }
        Files.writeString(folder.resolve("profiles.jsonl"), people);
        Files.writeString(folder.resolve("events.jsonl"), events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "simulate --for 1h",
                "run --for 1s --state",
                "preview",
                "explain --user u1"
            })
    void each_command_that_reads_data_says_what_is_needed(String command) {
        Shell shell = Shell.withHeap(SMALL);
        assertThat(shell.run(line(command))).isEqualTo(ExitCode.LIMIT);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .startsWith(
                        "This does not fit into memory, and was not read.\n  needed      about ")
                .containsPattern("6\\d people .*, 60 events to keep ")
                .contains("  there are   6 MB\n")
                .containsPattern("  enough      MIXHOOK_HEAP=\\d+m mixhook …\n")
                .contains("every other person, with their events")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "run --for 1s --page 0 --state, true",
        "run --for 1s --no-page --state, false",
        "simulate --page 0, true",
        "simulate --html page.html, true",
        "simulate, false"
    })
    void what_a_page_keeps_is_counted(String command, boolean isCounted) {
        Shell shell = Shell.withHeap(SMALL);
        assertThat(shell.run(line(command))).isEqualTo(ExitCode.LIMIT);
        assertThat(shell.err().contains(", the page ")).isEqualTo(isCounted);
    }

    @Test
    void any_size_is_read_if_the_user_wants_it() {
        Shell shell = Shell.withHeap(SMALL);
        assertThat(shell.run("check", folder.toString(), "--any-size")).isZero();
        assertThat(shell.err()).contains("This may not fit into memory", "MIXHOOK_HEAP=");
    }

    @Test
    void what_may_fit_is_read_with_a_warning() {
        Shell shell = Shell.withHeap(12L << 20);
        assertThat(shell.run("check", folder.toString())).isZero();
        assertThat(shell.err())
                .containsPattern("6\\d people, 0 updates, 60 events to keep; there are 12 MB\n")
                .contains("This may not fit into memory. If it does not: MIXHOOK_HEAP=");
    }

    @Test
    void nothing_is_said_of_data_that_is_small() {
        Shell shell = Shell.withHeap(1L << 30);
        assertThat(shell.run("check", folder.toString())).isZero();
        assertThat(shell.err()).doesNotContain("memory", "about");
    }

    @Test
    void where_memory_ends_the_estimate_is_told_with_it() {
        MemoryLimit limit = new MemoryLimit(64L << 20, false);
        assertThat(OutOfMemory.message(new OutOfMemoryError("Java heap space"), limit))
                .isEqualTo(
                        "mixhook needs more memory than the 64 MB that Java lets it have. Give it more: java -Xmx128m …");
        assertThat(
                        OutOfMemory.message(
                                new IllegalStateException(
                                        new OutOfMemoryError("unable to create native thread")),
                                limit))
                .startsWith("The machine lets mixhook start no more threads");
    }

    private String[] line(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (words.getLast().equals("--state")) {
            words.add(folder.resolve("state").toString());
        }
        words.add(1, folder.toString());
        return words.toArray(String[]::new);
    }
}
