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
        assertThat(completed(script, "mixhook verify --format co")).containsExactly("cohort_sync");
        assertThat(completed(script, "mixhook completion z")).containsExactly("zsh");
    }

    @Test
    void zsh_completes_commands_options_and_words() throws Exception {
        Path script = script("zsh");
        assumeTrue(isThere("zsh"), "no zsh");
        assertThat(said("zsh", "-n", script.toString())).isEmpty();
        String keys =
                """
                zmodload zsh/zpty
                zpty -b shell zsh -f -i
                shown() { local part=; screen=; while [[ $screen != *$1* ]]; do zpty -r shell part || break; screen+=$part; done; }
                zpty -w shell 'HISTFILE= PS1=; autoload -U compinit && compinit -u -D; source %s; echo rea''dy'
                shown ready
                for line in 'mixhook simu@late ' 'mixhook ledger redel@iver ' 'mixhook simulate --camp@aign ' 'mixhook verify --format coh@ort_sync '; do
                    zpty -w -n shell $'\\x15'"${line%%%%@*}"$'\\t'
                    shown "${line/@/}"
                    print -r -- "${line/@/}"
                done
                zpty -d shell
                """
                        .formatted(script);
        assertThat(said("timeout", "30", "zsh", "-f", "-c", keys).lines())
                .containsExactly(
                        "mixhook simulate ",
                        "mixhook ledger redeliver ",
                        "mixhook simulate --campaign ",
                        "mixhook verify --format cohort_sync ");
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
        assumeTrue(isThere("fish"), "no fish");
        assertThat(said("fish", "--no-execute", script.toString())).isEmpty();
        assertThat(offered(script, "mixhook simu")).containsExactly("simulate");
        assertThat(offered(script, "mixhook ledger re")).containsExactly("redeliver", "resume");
        assertThat(offered(script, "mixhook simulate --cam")).containsExactly("--campaign");
        assertThat(offered(script, "mixhook verify --format c")).containsExactly("cohort_sync");
        assertThat(offered(script, "mixhook completion b")).containsExactly("bash");
    }

    /** What fish offers for the end of a line, without what it says about it. */
    private static List<String> offered(Path script, String line) throws Exception {
        String asked = "source '%s'; complete -C '%s'".formatted(script, line);
        return said("fish", "--no-config", "-c", asked)
                .lines()
                .map(each -> each.replaceFirst("\t.*", ""))
                .toList();
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
