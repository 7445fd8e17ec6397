package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts by which shells complete command lines, in the shells that the machine has. */
@Timeout(60)
class CompletionCommandTest {
    @TempDir private Path folder;

    @Test
    void bash_completes_commands_and_options() throws Exception {
        Path script = script("bash");
        assertThat(said("bash", "-n", script.toString())).isEmpty();
        assertThat(completed(script, "mixhook sim")).containsExactly("simulate");
        assertThat(completed(script, "mixhook ledger re")).contains("redeliver", "resume");
        assertThat(completed(script, "mixhook simulate --ca")).containsExactly("--campaign");
    }

    @Test
    void zsh_can_read_its_script() throws Exception {
        Path script = script("zsh");
        assumeTrue(isThere("zsh"));
        assertThat(said("zsh", "-n", script.toString())).isEmpty();
    }

    @Test
    void fish_has_a_line_for_each_command_and_option() throws Exception {
        Path script = script("fish");
        assertThat(Files.readString(script))
                .contains(
                        "complete -c mixhook -n 'not __fish_seen_subcommand_from init simulate verify ",
                        " -f -a simulate -d 'Plays campaigns in virtual time against a receiver",
                        "complete -c mixhook -n '__fish_seen_subcommand_from simulate' -s c -l campaign -x -d ",
                        "complete -c mixhook -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from list' -s s -l state -r -F -d ");
        assumeTrue(isThere("fish"));
        assertThat(said("fish", "--no-execute", script.toString())).isEmpty();
    }

    private Path script(String name) throws IOException {
        Shell shell = new Shell();
        assertThat(shell.run("completion", name)).as(shell.err()).isZero();
        return Files.writeString(folder.resolve(name), shell.out());
    }

    /** What bash offers behind a line. */
    private List<String> completed(Path script, String line) throws Exception {
        String asked =
                """
                compopt() { :; }
                source %s
                COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
                _complete_mixhook
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                        .formatted(script, line, line);
        return said("bash", "-c", asked).lines().map(String::strip).toList();
    }

    private static boolean isThere(String shell) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, shell)));
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
