package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that left somebody out says so, and its exit code too. */
class ToleranceOptionTest {
    private static final String USERS = "3 users were never accepted: monthly (1), weekly (2)\n";

    @TempDir private Path folder;
    private Listener receiver;

    @BeforeEach
    void write() throws IOException {
        receiver = new Listener();
        receiver.answers(WebResponse.of(503));
        Files.createDirectory(folder.resolve("campaigns"));
        Files.writeString(folder.resolve("project.yaml"), "project: {from: 2026-01-01}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id": "ana", "$properties": {"plan": "pro", "seen": true}}
                {"$distinct_id": "bob", "$properties": {"plan": "free", "seen": true}}
                """);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void campaign(String name, String rest) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/" + name + ".yaml"),
                "campaign: %s\nwebhook: {url: \"%s\"}\n%s"
                        .formatted(name, receiver.url("/"), rest));
    }

    private void weeklyAndMonthly() throws IOException {
        campaign(
                "weekly",
                "target: {property: seen, is: true}\nschedule: {asap: true, pass: 2 minutes}\n");
        campaign(
                "monthly",
                "target: {property: plan, is: pro}\nschedule: {asap: true, pass: 2 minutes}\n");
    }

    private Shell ends(int exit, String... options) {
        List<String> words =
                new ArrayList<>(List.of("simulate", folder.toString(), "--for", "25m"));
        words.addAll(List.of(options));
        Shell shell = new Shell();
        assertThat(shell.run(words.toArray(String[]::new))).as(shell.err()).isEqualTo(exit);
        return shell;
    }

    @Test
    void whoever_is_still_re_queued_makes_a_simulation_exit_1() throws IOException { // R-D2
        weeklyAndMonthly();
        assertThat(ends(1).err()).endsWith(USERS);
        assertThat(ends(0, "--tolerate", "requeued").err()).endsWith(USERS);
        assertThat(ends(1, "--tolerate", "dead,stopped,paused").err()).endsWith(USERS);
    }

    @Test
    void a_simulation_in_which_all_are_accepted_exits_0_without_a_word() throws IOException {
        weeklyAndMonthly();
        receiver.answers(WebResponse.of(200));
        assertThat(ends(0).err()).doesNotContain("accepted");
    }

    @Test
    void a_run_that_ends_by_itself_exits_1_likewise() throws IOException { // R-D2
        weeklyAndMonthly();
        String[] line = {
            "run",
            folder.toString(),
            "--state",
            folder.resolve("state").toString(),
            "--speed",
            "1m/s",
            "--for",
            "2m"
        };
        Shell shell = new Shell(InstantSource.system());
        assertThat(shell.run(line)).as(shell.err()).isEqualTo(1);
        assertThat(shell.err()).endsWith(USERS);
    }

    @Test
    void whoever_was_given_up_counts_too() throws IOException { // R-D5
        campaign(
                "once",
                "target: {property: plan, is: pro}\nretry: {give_up_after: 1}\nschedule: asap\n");
        String said = "1 user was never accepted: once (1)\n";
        assertThat(ends(1).err()).endsWith(said);
        ends(1, "--tolerate", "requeued");
        ends(0, "--tolerate", "dead");
    }

    @Test
    void a_campaign_that_was_stopped_is_named() throws IOException { // R-D9
        campaign("weekly", "target: {property: seen, is: true}\nschedule: asap\n");
        String said = "2 users were never accepted: weekly (2); weekly was stopped\n";
        assertThat(ends(1).err()).endsWith(said);
        ends(1, "--tolerate", "requeued");
        ends(0, "--tolerate", "requeued,stopped");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|paused|staff is paused: answered 401",
                "503|requeued|the last sync of staff was not accepted"
            })
    void a_cohort_that_its_receiver_did_not_take_is_named(int status, String tolerated, String said)
            throws IOException { // R-C9
        Files.writeString(
                folder.resolve("campaigns/staff.yaml"),
                """
                campaign: staff
                webhook: {url: "%s", format: cohort_sync}
                target: {property: plan, is: pro}
                schedule: {sync: 30 minutes}
                """
                        .formatted(receiver.url("/")));
        receiver.answers(WebResponse.of(status));
        assertThat(ends(1).err()).endsWith(said + '\n');
        ends(0, "--tolerate", tolerated);
    }

    @Test
    void what_cannot_be_tolerated_is_told() throws IOException {
        weeklyAndMonthly();
        assertThat(ends(2, "--tolerate", "everything").err())
                .contains("\"everything\" is none of requeued, dead, stopped, paused");
    }
}
