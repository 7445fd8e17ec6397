package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journals have what was appended, in its order, with its arrival. */
class JournalTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);

    @TempDir private Path folder;

    @Test
    void records_are_numbered_across_both_files_and_go_on_after_a_restart() throws IOException {
        try (Journal journal = Journal.open(folder, () -> {})) {
            assertThat(journal.append(List.of(update("a"), event("b")), NOW)).isTrue();
        }
        Files.writeString(events(), "{\"$mixhook\":{\"at\":9", StandardOpenOption.APPEND);
        AtomicInteger written = new AtomicInteger();
        try (Journal journal = Journal.open(folder, written::incrementAndGet)) {
            journal.append(List.of(event("c")), NOW.minusMillis(5));
        }
        assertThat(written).hasValue(1);
        assertThat(Files.readAllLines(people()))
                .containsExactly("{\"$mixhook\":{\"at\":1000000,\"n\":1},\"x\":\"a\"}");
        assertThat(Files.readAllLines(events()))
                .containsExactly(
                        "{\"$mixhook\":{\"at\":1000000,\"n\":2},\"x\":\"b\"}",
                        "{\"$mixhook\":{\"at\":1000000,\"n\":3},\"x\":\"c\"}");
    }

    @Test
    void one_process_writes_them() throws IOException {
        try (Journal _ = Journal.open(folder, () -> {})) {
            assertThatThrownBy(() -> Journal.open(folder, () -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another mixhook");
        }
    }

    @Test
    void what_is_closed_takes_nothing() throws IOException {
        Journal journal = Journal.open(folder, () -> {});
        journal.close();
        assertThat(journal.append(List.of(event("a")), NOW)).isFalse();
        assertThat(events()).isEmptyFile();
    }

    private Path people() {
        return Journal.paths(folder).get(0);
    }

    private Path events() {
        return Journal.paths(folder).get(1);
    }

    private static Kept event(String name) {
        return new Kept(true, "\"x\":\"" + name + "\"}");
    }

    private static Kept update(String name) {
        return new Kept(false, "\"x\":\"" + name + "\"}");
    }
}
