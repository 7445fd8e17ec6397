package dev.mixhook.engine.ledger;

import static dev.mixhook.engine.ledger.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a ledger's folder has its message; nothing is begun afresh in silence. */
class LedgerFaultsTest {
    @TempDir private Path tmp;
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        folder = tmp.resolve("state");
        file = folder.resolve("mixhook.mv.db");
    }

    @Test
    void what_was_committed_is_there_when_it_is_opened_again() {
        settleTwenty();
        settled(20);
        settled(20);
    }

    @Test
    void a_ledger_that_is_open_cannot_be_opened_again() {
        try (JdbcLedger _ = LedgerLocation.folder(folder).open()) {
            refused(
                    Fault.LOCKED,
                    """
                    The ledger in %s is in use by process %d, and one process at a time may write to it.
                    Stop that one first (kill %2$d; it goes on where it was when it is started again), or name another folder."""
                            .formatted(folder, ProcessHandle.current().pid()));
        }
        LedgerLocation.folder(folder).open().close();
    }

    @Test
    void another_program_in_the_database_is_told_of() throws IOException {
        LedgerLocation.folder(folder).open().close();
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            refused(
                    Fault.LOCKED,
                    "The ledger in %s is in use by another program.\nStop it first, or name another folder."
                            .formatted(folder));
        }
    }

    @Test
    void a_file_that_is_no_database_is_damaged() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file, "Dear diary, ".repeat(1000));
        damaged("Store header is corrupt: ");
        assertThat(Files.readString(file)).startsWith("Dear diary");
    }

    @Test
    void a_file_that_is_gone_is_damaged() throws IOException {
        settleTwenty();
        Files.delete(file);
        lacking("mixhook.mv.db is gone");
    }

    @Test
    void an_empty_file_is_damaged() throws IOException {
        settleTwenty();
        truncate(0);
        lacking("it holds 0 of the 60 steps that were committed to it");
    }

    @Test
    void a_file_that_was_cut_short_after_a_kill_is_damaged() throws IOException {
        Path killed = tmp.resolve("killed");
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            settleTwenty(ledger);
            copy(folder, killed);
        }
        folder = killed;
        file = killed.resolve("mixhook.mv.db");
        truncate(Files.size(file) / 2);
        lacking("it holds ");
    }

    @Test
    void an_older_copy_is_damaged_unless_the_mark_is_taken_away() throws IOException {
        settleTwenty();
        Path old = tmp.resolve("old");
        Files.copy(file, old);
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            ledger.plan(List.of(post(21)), List.of());
        }
        Files.delete(file);
        Files.copy(old, file);
        lacking(
                "it holds 60 of the 61 steps that were committed to it, as if it was cut short, or replaced by an older copy, or written to during a power cut");
        Files.delete(folder.resolve("mixhook.mark"));
        settled(20);
    }

    @Test
    void a_post_that_is_missing_is_named() throws SQLException {
        settleTwenty();
        sql("DELETE FROM post WHERE n = 7");
        damaged("POST 7 is missing");
    }

    @Test
    void what_became_of_a_post_is_missed_when_it_is_gone() throws SQLException {
        settleTwenty();
        sql("DELETE FROM progress WHERE n = 20");
        lacking("it holds 58 of the 60 steps that were committed to it");
    }

    @Test
    void a_file_of_a_newer_version_is_left_alone() throws SQLException {
        settleTwenty();
        sql(
                """
                INSERT INTO "flyway_schema_history" SELECT 99, '999', "description", "type", "script", "checksum",
                    "installed_by", "installed_on", "execution_time", "success" FROM "flyway_schema_history"
                WHERE "installed_rank" = 1
                """);
        refused(
                Fault.NEWER,
                "The ledger in %s was written by another version of mixhook: its schema, version 999, is unknown to this one.\nUse that version, or name another folder."
                        .formatted(folder));
    }

    @Test
    void a_file_of_an_older_version_is_gone_on_with() throws SQLException {
        settleTwenty();
        sql("ALTER TABLE post DROP CONSTRAINT post_has_users");
        sql("ALTER TABLE post DROP COLUMN nominal, action, session, begun");
        sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" IN ('2', '3', '4', '5')");
        settled(20);
        settled(20);
    }

    @Test
    void a_word_of_a_newer_version_is_not_guessed_at() throws SQLException {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            ledger.note(Posts.notice(Notice.Kind.DEAD, "u1"));
        }
        sql("UPDATE notice SET kind = 'frozen'");
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            assertThatThrownBy(() -> Told.of(ledger, "win-back"))
                    .hasMessageStartingWith(
                            "The ledger in %s was written by another version of mixhook: \"frozen\" in it is unknown to this one.\n"
                                    .formatted(folder));
        }
    }

    @Test
    void a_folder_below_a_file_cannot_be_written_to() throws IOException {
        Files.writeString(tmp.resolve("plain"), "");
        folder = tmp.resolve("plain/state");
        refused(
                Fault.NOT_WRITABLE,
                "The ledger's folder %s cannot be written to: %1$s: Not a directory.\nMake it writable, or name another one."
                        .formatted(folder));
    }

    @Test
    void a_name_that_h2_would_cut_off_is_refused() {
        folder = tmp.resolve("a;b");
        assertThat(refused(Fault.NOT_WRITABLE))
                .hasMessageContaining("H2 cannot have \";\" in a name");
        assertThat(folder).doesNotExist();
    }

    private void settleTwenty() {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            settleTwenty(ledger);
        }
    }

    private static void settleTwenty(JdbcLedger ledger) {
        for (int n = 1; n <= 20; n++) {
            ledger.plan(List.of(post(n)), List.of());
            ledger.sent(post(n));
            ledger.settle(post(n), new Outcome.Accepted(Answer.of(200, "")));
        }
    }

    private void settled(int posts) {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            assertThat(Told.of(ledger, "win-back"))
                    .hasSize(posts)
                    .allMatch(word -> word.endsWith(" accepted"));
        }
    }

    private void damaged(String what) {
        assertThat(refused(Fault.DAMAGED))
                .hasMessageStartingWith("The ledger in " + folder + " is damaged: " + what)
                .hasMessageContaining("\nPut back a copy of mixhook.mv.db");
    }

    private void lacking(String what) {
        assertThat(refused(Fault.DAMAGED))
                .hasMessageStartingWith("The ledger in " + folder + " lacks something: " + what)
                .hasMessageContaining("\nPut back a copy of mixhook.mv.db and mixhook.mark")
                .hasMessageContaining("remove mixhook.mark");
    }

    private void refused(Fault fault, String message) {
        assertThat(refused(fault)).hasMessage(message);
    }

    private LedgerException refused(Fault fault) {
        LedgerException refused =
                catchThrowableOfType(
                        LedgerException.class, () -> LedgerLocation.folder(folder).open().close());
        assertThat(refused).isNotNull();
        assertThat(refused.fault()).as(refused.getMessage()).isEqualTo(fault);
        return refused;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:" + folder.resolve("mixhook"), "sa", "");
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private void truncate(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (String name : List.of("mixhook.mv.db", "mixhook.mark")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }
}
