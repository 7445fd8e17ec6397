package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void numbers_go_on_whatever_the_last_record_is_called() throws IOException {
        try (Journal journal = Journal.open(folder, () -> {})) {
            // In UTF-8 its first letter ends in 85, which alone is a line end of Unicode's.
            journal.append(List.of(event("Åland")), NOW);
        }
        try (Journal journal = Journal.open(folder, () -> {})) {
            journal.append(List.of(event("b")), NOW.minusMillis(5));
        }
        assertThat(Files.readAllLines(events()).getLast())
                .isEqualTo("{\"$mixhook\":{\"at\":1000000,\"n\":2},\"x\":\"b\"}");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_cannot_be_written_is_told_and_the_next_record_is_written() throws IOException {
        try (Journal journal = Journal.open(folder, () -> {})) {
            List<Kept> broken = new OnceReadable();
            assertThatThrownBy(() -> journal.append(broken, NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("full");
            assertThat(journal.append(List.of(event("b")), NOW)).isTrue();
        }
        assertThat(Files.readString(events()))
                .matches("\\{[^\n]*,\"x\":\"b\"}\n")
                .doesNotContain("\"a\"");
    }

    /** Records that there is no memory for once they are to be written. */
    private static final class OnceReadable extends AbstractList<Kept> {
        private int read;

        @Override
        public Kept get(int index) {
            read++;
            if (read == 4) {
                throw new OutOfMemoryError("full");
            }
            return event("a");
        }

        @Override
        public int size() {
            return 2;
        }
    }

    @Test
    void what_was_written_is_told_even_if_nobody_can_be_told_of_it() throws IOException {
        Runnable broken =
                () -> {
                    throw new IllegalStateException("told");
                };
        try (Journal journal = Journal.open(folder, broken)) {
            assertThat(journal.append(List.of(event("a")), NOW)).isTrue();
            assertThat(appended(journal, List.of(event("b"))))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isEqualTo(true);
        }
    }

    @Test
    void what_waits_is_bounded_in_bytes_too() throws IOException {
        List<Kept> large = List.of(event("x".repeat(10 << 20)));
        try (Journal journal = Journal.open(folder, () -> {})) {
            List<CompletableFuture<Boolean>> appended = new ArrayList<>();
            journal.writing().lock();
            try {
                for (int i = 0; i < 7; i++) {
                    appended.add(appended(journal, large));
                }
                // What is taken waits for as long as this goes on; what is not is told.
                CompletableFuture<?> first =
                        CompletableFuture.anyOf(appended.toArray(CompletableFuture<?>[]::new));
                assertThat(first).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(false);
            } finally {
                journal.writing().unlock();
            }
            assertThat(appended.stream().filter(CompletableFuture::join)).hasSize(6);
        }
    }

    private static CompletableFuture<Boolean> appended(Journal journal, List<Kept> records) {
        CompletableFuture<Boolean> appended = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        appended.complete(journal.append(records, NOW));
                    } catch (IOException e) {
                        appended.completeExceptionally(e);
                    }
                });
        return appended;
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

    @Test
    void what_comes_while_it_is_closed_is_written_or_refused() throws Exception {
        for (int round = 0; round < 50; round++) {
            Journal journal = Journal.open(folder, () -> {});
            List<CompletableFuture<Boolean>> appended = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                appended.add(appended(journal, List.of(event("a"))));
            }
            journal.close();
            assertThat(CompletableFuture.allOf(appended.toArray(CompletableFuture<?>[]::new)))
                    .succeedsWithin(Duration.ofSeconds(20));
            long taken = appended.stream().filter(CompletableFuture::join).count();
            assertThat(Files.readAllLines(events())).hasSize((int) taken);
            Files.delete(events());
        }
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
