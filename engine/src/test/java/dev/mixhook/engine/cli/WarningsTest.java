package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warnings: what is not wrong in a file, and may mean another thing than was meant. */
class WarningsTest {
    private static final String WARNING =
            """
            c.yaml: 1 warning
              c.yaml:3:29  target.is
                  `02142` is read as the number 2142. If text is meant, write "02142".
            """;

    @TempDir private Path folder;
    private final Shell shell = new Shell();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        """
                        campaign: 007
                        webhook: {url: "http://localhost:6494/hook"}
                        target: {property: zip, is: 02142}
                        schedule: asap
                        """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\":\"u1\",\"$properties\":{\"zip\":\"02142\"}}");
    }

    @Test
    void check_tells_them_and_ends_as_without_them() {
        assertThat(shell.run("check", file.toString())).isZero();
        assertThat(said()).startsWith(WARNING);
        assertThat(shell.out())
                .isEqualTo(
                        """
                        007  http://localhost:6494/hook
                        All is well, except for the warnings above.
                        """);
    }

    @Test
    void a_simulation_tells_them_at_its_head() {
        assertThat(shell.run("simulate", file.toString(), "--from", "2026-01-01", "--for", "1d"))
                .isZero();
        assertThat(said()).startsWith(WARNING + "1 person, 0 updates, 0 events, 1 campaign\n");
    }

    private String said() {
        return shell.err().replace(folder + "/", "");
    }
}
