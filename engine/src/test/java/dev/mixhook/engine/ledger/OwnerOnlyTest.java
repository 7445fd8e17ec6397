package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyTest {
    private static final String OWNERS = "rw-------";

    @TempDir private Path around;

    @Test
    void a_ledgers_files_are_their_owners_alone_while_it_is_open_and_after() throws IOException {
        Path folder = around.resolve("a/state");
        try (JdbcLedger _ = LedgerLocation.folder(folder).open()) {
            assertThat(permissions(folder))
                    .containsEntry("mixhook.mv.db", OWNERS)
                    .containsEntry("mixhook.mark", OWNERS)
                    .containsEntry("mixhook.lock", OWNERS);
        }
        assertThat(permissions(folder)).isNotEmpty().values().containsOnly(OWNERS);
        try (JdbcLedger _ = LedgerLocation.folder(folder).open()) {
            assertThat(permissions(folder).values()).containsOnly(OWNERS);
        }
        assertThat(shown(folder)).isEqualTo("rwx------");
    }

    @Test
    void what_somebody_shares_stays_shared() throws IOException {
        LedgerLocation.folder(around).open().close();
        Path database = around.resolve("mixhook.mv.db");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r-----"));
        LedgerLocation.folder(around).open().close();
        assertThat(shown(database)).isEqualTo("rw-r-----");
    }

    private static Map<String, String> permissions(Path folder) throws IOException {
        Map<String, String> permissions = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                permissions.put(file.getFileName().toString(), shown(file));
            }
        }
        return permissions;
    }

    private static String shown(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
