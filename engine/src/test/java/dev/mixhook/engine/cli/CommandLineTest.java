package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** One way to say a thing: the same options in all commands, and what is meant without them. */
@Timeout(120)
class CommandLineTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void two_campaigns_for_ana() throws IOException {
        shell.in(folder);
        campaign("hello", "free");
        campaign("bye", "pro");
        Files.writeString(
                folder.resolve("project.yaml"),
                "project: {zone: Europe/Paris, from: \"2026-01-01\"}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"free\"}}\n");
    }

    private void campaign(String name, String plan) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("campaigns")).resolve(name + ".yaml"),
                yaml(name, plan));
    }

    private static String yaml(String name, String plan) {
        return """
        campaign: %s
        webhook: {url: "http://localhost:6494/hook"}
        target: {property: plan, is: %s}
        schedule: {recurring: {every: day, at: "18:00"}}
        """
                .formatted(name, plan);
    }

    @Test
    void an_option_is_of_one_kind_wherever_it_is() {
        Map<String, String> kinds = new TreeMap<>();
        collect(Main.commandLine(shell.terminal()), kinds);
        assertThat(kinds)
                .containsEntry("--campaign", "NAME")
                .containsEntry("--user", "ID")
                .containsEntry("--state", "DIR")
                .containsEntry("--from", "TIME")
                .containsEntry("--at", "TIME")
                .containsEntry("--for", "TIME")
                .containsEntry("--json", "flag");
    }

    private static void collect(CommandLine command, Map<String, String> kinds) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            String kind = option.arity().max() == 0 ? "flag" : option.paramLabel();
            String before = kinds.put(option.longestName(), kind);
            assertThat(before == null ? kind : before)
                    .as(command.getCommandSpec().qualifiedName() + ' ' + option.longestName())
                    .isEqualTo(kind);
        }
        command.getSubcommands().values().forEach(child -> collect(child, kinds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "preview",
                "schedule",
                "simulate --receive --port 0 --for 1d",
                "explain -c hello -u ana"
            })
    void the_folder_one_stands_in_is_meant_where_none_is_named(String line) {
        assertThat(run(line)).as(shell.err()).isZero();
        assertThat(shell.out()).contains("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "simulate", "run --state s", "ingest", "explain -u ana"})
    void a_folder_without_campaigns_is_told_with_what_was_looked_for(String line)
            throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        shell.in(empty);
        assertThat(run(line)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .isEqualTo(
                        "Say which folder: there is neither a project.yaml nor a campaigns/*.yaml in "
                                + empty
                                + ".\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "preview", "schedule", "simulate --receive --port 0 --for 1d"})
    void campaigns_that_are_named_are_meant_alone(String line) {
        assertThat(run(line + " --campaign hello")).as(shell.err()).isZero();
        assertThat(shell.out()).contains("hello").doesNotContain("bye");
        assertThat(run(line + " -c helo")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        "No campaign helo takes part. Did you mean `hello`? Those that do: bye, hello.");
    }

    @Test
    void a_state_is_named_by_the_environment_and_the_option_wins() {
        Path named = folder.resolve("named");
        Shell other = new Shell(Map.of("MIXHOOK_STATE", named.toString())).in(folder);
        String line = "simulate --receive --port 0 --for 1d";
        assertThat(other.run(line.split(" "))).as(other.err()).isZero();
        assertThat(other.run("ledger", "list")).isZero();
        assertThat(other.out()).contains("POST 1", "    ana");
        Path option = folder.resolve("option");
        assertThat(other.run((line + " -s " + option).split(" "))).as(other.err()).isZero();
        assertThat(option).isDirectory();
        assertThat(run("ledger list")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .endsWith(
                        "Say where the ledger is: --state DIR, or MIXHOOK_STATE=DIR in the environment.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "now | 2026-01-15 Thu 13:00:00 +01:00",
                "today | 2026-01-15 Thu 00:00:00 +01:00",
                "2026-04-02 | 2026-04-02 Thu 00:00:00 +02:00",
                "2026-04-02 10:00 | 2026-04-02 Thu 10:00:00 +02:00",
                "2026-04-02T10:00+01:00 | 2026-04-02 Thu 11:00:00 +02:00",
                "2026-04-02 Thu 10:00:00 +02:00 | 2026-04-02 Thu 10:00:00 +02:00"
            })
    void times_are_typed_as_people_say_them_and_shown_in_the_projects_zone(
            String typed, String shown) {
        assertThat(shell.run("preview", "-c", "hello", "--at", typed)).as(shell.err()).isZero();
        assertThat(shell.out()).startsWith("hello at " + shown + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview -c hello", "explain -c hello -u ana", "schedule -c hello"})
    void times_are_shown_in_utc_where_that_is_asked_for(String line) {
        assertThat(run(line)).as(shell.err()).isZero();
        assertThat(shell.out()).contains(" +01:00");
        Shell other = new Shell().in(folder);
        assertThat(other.run((line + " --utc").split(" "))).isZero();
        assertThat(other.out()).contains(" +00:00");
    }

    @Test
    void a_year_is_a_length_of_time() {
        assertThat(run("simulate -c bye --receive --port 0 --for 1y")).as(shell.err()).isZero();
        assertThat(shell.err()).contains("playing 365 days from 2026-01-01 Thu 00:00:00 +01:00");
    }

    @Test
    void a_campaign_file_comes_on_standard_input() {
        Shell piped = new Shell(yaml("piped", "free")).in(folder);
        assertThat(piped.run("preview", "-")).as(piped.err()).isZero();
        assertThat(piped.out())
                .startsWith("piped at 2026-01-01 Thu 00:00:00 +01:00: 1 of 1 person");
        Shell broken = new Shell("campaign: x\nwebhok: 1\n").in(folder);
        assertThat(broken.run("check", "-")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(broken.err()).contains("stdin", "Did you mean `webhook`?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"explain -c hello -u ana --json", "preview -j", "schedule -j", "check -j"})
    void programs_are_answered_in_json(String line) {
        assertThat(run(line)).as(shell.err()).isZero();
        assertThat(shell.out().lines())
                .isNotEmpty()
                .allMatch(one -> one.startsWith("{\"kind\":\"") && one.endsWith("}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate --frm today | There is no option `--frm`. Did you mean `--from`? | simulate",
                "simulat | There is no command `simulat`. Did you mean `simulate`? | ",
                "ledger lst | There is no command `lst`. Did you mean `list`? | ledger",
                "simulate --for | --for takes a value: --for TIME | simulate",
                "simulate --for soon | --for: \"soon\" is no length of time; write 30d, 12h, 90m, \"2 weeks\" or 1y (365 days). | simulate",
                "preview --at soon | --at: \"soon\" is no time from 1970 to 2099; write now, today, 2026-04-02, \"2026-04-02 10:00\" or 2026-04-02T10:00+02:00. | preview",
                "schedule --next many | --next: \"many\" is no whole number, such as 7. | schedule",
                "receive --port http | --port: \"http\" is no port from 0 to 65535. | receive",
                "replay | Missing: FILE, --url URL | replay",
                "replay a b --url http://localhost/ | `b` is one argument too many. | replay",
                "preview --json --json | --json is given twice. | preview",
                "ledger list --outcome lost | --outcome: \"lost\" is none of planned, sent, accepted, refused, unreachable, uncertain. | ledger list",
                "completion tcsh | SHELL: \"tcsh\" is none of bash, zsh, fish. | completion"
            })
    void a_mistake_is_told_in_a_line_with_where_help_is(String line, String told, String command) {
        assertThat(run(line)).isEqualTo(ExitCode.BAD_INPUT);
        String name = command == null ? "mixhook" : "mixhook " + command;
        assertThat(shell.err()).isEqualTo(told + "\ntry: " + name + " --help\n");
    }

    @Test
    void help_and_version_are_commands_too() {
        assertThat(run("help simulate")).isZero();
        assertThat(shell.out())
                .startsWith("Usage: mixhook simulate ")
                .contains("-c, --campaign=NAME");
        Shell other = new Shell();
        assertThat(other.run("version")).isZero();
        assertThat(other.out()).isEqualTo("mixhook development\n");
    }

    @Test
    void programs_are_told_the_place_of_each_problem() throws IOException {
        Files.writeString(folder.resolve("campaigns/bye.yaml"), "campaign: bye\nwebhok: 1\n");
        assertThat(run("check --json")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.out().lines())
                .anyMatch(
                        line ->
                                line.contains("{\"kind\":\"problem\",\"file\":\"")
                                        && line.contains(
                                                "bye.yaml\",\"line\":2,\"column\":1,\"key\":\"webhok\","));
    }

    private int run(String line) {
        return shell.run(line.split(" "));
    }
}
