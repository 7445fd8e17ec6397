package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReaderTest {
    @TempDir private Path folder;

    @Test
    void a_ledger_is_read_while_another_process_writes_to_it_and_after_that_was_killed()
            throws Exception {
        try (LedgerProcess process = LedgerProcess.start(folder)) {
            process.read(30);
            try (LedgerReader reader = LedgerLocation.folder(folder).read()) {
                assertThat(numbers(reader)).startsWith(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            }
            assertThatThrownBy(() -> LedgerLocation.folder(folder).open())
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.fault()).isEqualTo(Fault.LOCKED))
                    .hasMessageContaining("is in use by process " + process.pid() + ",");
            process.kill();
        }
        try (LedgerReader reader = LedgerLocation.folder(folder).read()) {
            assertThat(numbers(reader)).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void what_is_read_beside_another_is_served_to_this_machine_and_this_user_alone()
            throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "a Linux that tells of its sockets");
        try (JdbcLedger _ = LedgerLocation.folder(folder).open()) {
            String address = StateFolder.holder(folder).address();
            assertThat(address).matches("tcp://127\\.0\\.0\\.1:\\d+/[0-9a-f-]{36}");
            assertThat(
                            Sockets.listeningOn(
                                    Integer.parseInt(address.replaceAll(".*:(\\d+)/.*", "$1"))))
                    .as("listens on loopback only")
                    .containsOnly("127.0.0.1");
        }
    }

    @Test
    void no_ledger_is_made_by_looking_for_one() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> LedgerLocation.folder(none).read())
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISSING))
                .hasMessage("There is no ledger in " + none + ": nothing was sent from there.");
        assertThat(none).doesNotExist();
    }

    private static List<Long> numbers(LedgerReader reader) {
        List<Long> numbers = new ArrayList<>();
        reader.read(
                LedgerSelection.EVERYTHING,
                entry -> numbers.add(((Entry.Posted) entry).post().n()));
        return numbers;
    }
}
