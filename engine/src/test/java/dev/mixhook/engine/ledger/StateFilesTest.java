package dev.mixhook.engine.ledger;

import static dev.mixhook.engine.ledger.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands where the files of a ledger belong, and is none of them, is told with the way on. */
class StateFilesTest {
    @TempDir private Path tmp;
    private Path folder;

    @BeforeEach
    void name() {
        folder = tmp.resolve("state");
    }

    @Test
    void a_mark_that_a_full_disk_left_empty_at_the_very_start_is_as_none() throws IOException {
        Files.createDirectories(folder);
        Path mark = Files.createFile(folder.resolve("mixhook.mark"));
        LedgerLocation.folder(folder).open().close();
        assertThat(mark).hasSize(21);
        Files.write(mark, new byte[0]);
        settle();
        settled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "000000000000",
                "00000000000000000003 or so",
                "99999999999999999999",
                "-0000000000000000003",
                "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                "\u00ff\u00fe\u0000\u0001",
                "Dear diary"
            })
    void a_damaged_mark_is_told_with_the_way_on(String text) throws IOException {
        settle();
        Path mark = folder.resolve("mixhook.mark");
        Files.writeString(mark, text, StandardCharsets.ISO_8859_1);
        assertThat(refused(Fault.DAMAGED))
                .hasMessage(
                        """
                In %s, mixhook.mark says no more how many steps were committed to the ledger, which holds 3: it may lack some.
                Put back a copy of mixhook.mv.db and mixhook.mark from before. To go on with what is there, remove mixhook.mark: whomever the ledger does not know is then sent to again."""
                                .formatted(folder));
        Files.delete(mark);
        settled();
    }

    @Test
    void a_damaged_mark_without_a_database_begins_nothing_afresh() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("mixhook.mark"), "Dear diary");
        assertThat(refused(Fault.DAMAGED))
                .hasMessageContaining(" lacks something: mixhook.mv.db is gone.\n");
        assertThat(folder.resolve("mixhook.mv.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixhook.mv.db", "mixhook.mark", "mixhook.lock"})
    void what_stands_in_the_place_of_a_file_is_named(String name) throws IOException {
        Path there = Files.createDirectories(folder.resolve(name));
        assertThat(refused(Fault.NOT_WRITABLE))
                .hasMessage(
                        """
                The ledger cannot be kept in %s: %s there is a folder, where a file of the ledger belongs.
                Move it away, or name another folder."""
                                .formatted(folder, name));
        Files.delete(there);
        Files.createSymbolicLink(there, tmp.resolve("nowhere"));
        assertThat(refused(Fault.NOT_WRITABLE))
                .hasMessageContaining(name + " there is a link to nothing");
        Files.delete(there);
        settle();
        settled();
    }

    private void settle() {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            ledger.plan(List.of(post(1)), List.of());
            ledger.sent(post(1));
            ledger.settle(post(1), new Outcome.Accepted(Answer.of(200, "")));
        }
    }

    private void settled() {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            assertThat(Told.of(ledger, "win-back")).containsExactly("1 accepted");
        }
    }

    private LedgerException refused(Fault fault) {
        LedgerException refused =
                catchThrowableOfType(
                        LedgerException.class, () -> LedgerLocation.folder(folder).open().close());
        assertThat(refused).isNotNull();
        assertThat(refused.fault()).as(refused.getMessage()).isEqualTo(fault);
        return refused;
    }
}
