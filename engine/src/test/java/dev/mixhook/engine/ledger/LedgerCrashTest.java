package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger whose process ends without being asked. */
class LedgerCrashTest {
    @TempDir private Path folder;

    @Test
    void a_killed_process_has_lost_nothing_that_it_had_committed() throws Exception { // R-D6
        Map<String, PostState> said = new LinkedHashMap<>();
        for (int lines : List.of(1, 100, 701)) {
            try (LedgerProcess process = LedgerProcess.start(folder)) {
                note(process.read(lines), said);
                note(process.kill(), said);
            }
            said.putAll(assertHolds(said));
        }
    }

    @Test
    void a_full_disk_ends_it_and_loses_nothing_that_it_had_committed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "a shell that limits files");
        List<String> lines;
        try (LedgerProcess process =
                LedgerProcess.start(
                        folder, "/bin/bash", "-c", "ulimit -f 2000; exec \"$@\"", "limited")) {
            lines = process.read(Integer.MAX_VALUE);
        }
        assertThat(lines).hasSizeGreaterThan(10).last().isEqualTo("FULL");
        Map<String, PostState> said = new LinkedHashMap<>();
        note(lines, said);
        assertHolds(said);
    }

    /** The ledger knows of each POST at least as much as was said; returns what it knows. */
    private Map<String, PostState> assertHolds(Map<String, PostState> said) {
        Map<String, PostState> found = new LinkedHashMap<>();
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            note(Told.of(ledger, "win-back"), found);
        }
        said.forEach(
                (n, state) ->
                        assertThat(found.get(n)).as("POST " + n).isGreaterThanOrEqualTo(state));
        return found;
    }

    private static void note(List<String> lines, Map<String, PostState> states) {
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 2) {
                states.put(words[0], PostState.valueOf(words[1].toUpperCase(Locale.ROOT)));
            }
        }
    }
}
