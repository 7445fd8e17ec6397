package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent by hand, and what a campaign makes of it afterwards. */
class SendCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final Shell shell = new Shell();
    private Optional<Listener> listening = Optional.empty();

    @TempDir private Path folder;
    private Path state = Path.of("");

    @BeforeEach
    void start() throws IOException {
        listening = Optional.of(new Listener());
        state = folder.resolve("state");
        Files.createDirectory(folder.resolve("campaigns"));
        campaign("hi", "");
        Files.writeString(
                folder.resolve("project.yaml"),
                "project: {from: 2026-01-01, zone: Asia/Kathmandu}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id": "ana", "$properties": {"plan": "free"}}
                {"$distinct_id": "ben", "$properties": {"plan": "free"}}
                {"$distinct_id": "cleo", "$properties": {"plan": "pro"}}
                {"$distinct_id": "ben", "$time": "2026-01-10T00:00:00", "$set": {"points": 7}}
                """);
    }

    @AfterEach
    void stop() {
        listening.ifPresent(Listener::close);
    }

    @Test
    void whom_it_sends_counts_as_sent_whether_they_match_or_not() { // R-S1, R-S11
        assertThat(send("--user", "cleo", "--user", "ben")).as(shell.err()).isZero();
        assertThat(shell.err()).endsWith("POST 1 of the ledger: marked as sent.\n");
        assertThat(receiver().users(0)).containsExactly("ben", "cleo");
        assertThat(simulate("2026-01-16")).isZero();
        assertThat(receiver().came()).hasSize(2);
        assertThat(receiver().users(1)).containsExactly("ana");
    }

    @Test
    void the_ledger_keeps_it_as_sent_by_hand() {
        send("--user", "ana");
        assertThat(entries())
                .satisfiesExactly(
                        entry -> {
                            Post post = entry.post();
                            assertThat(post.purpose()).isEqualTo(Post.Purpose.MANUAL);
                            assertThat(post.due()).isEqualTo(NOW);
                            assertThat(post.occurrence()).isEqualTo("2026-01-15T17:45:00+05:45");
                            assertThat(post.attempt()).isZero();
                            assertThat(entry.settlement().state()).isEqualTo(PostState.ACCEPTED);
                        });
    }

    @Test
    void whom_it_could_not_deliver_comes_in_the_next_attempt() { // R-D3
        receiver().answers(WebResponse.of(503));
        assertThat(send("--user", "cleo")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).endsWith("the campaign's next attempt sends it again.\n");
        assertThat(send("--user", "ana", "--user", "cleo")).isEqualTo(ExitCode.FAILED);
        assertThat(entries().get(1).post().requeued()).containsExactly("cleo");
        receiver().answers(WebResponse.of(200));
        simulate("2026-01-16");
        assertThat(receiver().users(2)).containsExactly("ana", "cleo", "ben");
    }

    @Test
    void profiles_are_those_of_now_and_with_at_those_of_then() {
        send("--at", "2026-01-02", "--user", "ben");
        send("--user", "ben");
        assertThat(List.of(receiver().posted(0), receiver().posted(1)))
                .extracting(List::getFirst)
                .extracting(user -> user.properties().containsKey("points"))
                .containsExactly(false, true);
        assertThat(send("--at", "2026-01-02", "--user", "ben")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        "The ledger ends at 2026-01-15 Thu 17:45:00 +05:45, after what is to be sent.");
        assertThat(receiver().came()).hasSize(2);
    }

    @Test
    void a_failed_body_is_kept_where_the_campaign_sends_it_again_as_it_was() // R-D4
            throws IOException {
        campaign("hi", "retry: {rebatch: same}\n");
        receiver().answers(WebResponse.of(503));
        send("--user", "cleo");
        receiver().answers(WebResponse.of(200));
        simulate("2026-01-16");
        assertThat(receiver().came().get(1).body()).isEqualTo(receiver().came().getFirst().body());
    }

    @Test
    void a_test_send_is_logged_and_marks_nobody() { // R-X2
        receiver().answers(WebResponse.of(503));
        assertThat(
                        shell.run(
                                "test",
                                folder.toString(),
                                "--user",
                                "ana",
                                "--state",
                                state.toString()))
                .isEqualTo(ExitCode.FAILED);
        receiver().answers(WebResponse.of(200));
        assertThat(simulate("2026-01-02")).as(shell.err()).isZero();
        assertThat(receiver().users(1)).containsExactly("ana", "ben");
        assertThat(entries())
                .extracting(entry -> entry.post().purpose())
                .containsExactly(Post.Purpose.TEST, Post.Purpose.CAMPAIGN);
        assertThat(entries().get(1).post().requeued()).isEmpty();
    }

    @Test
    void what_cannot_be_sent_is_named_and_nothing_is() throws IOException {
        campaign("off", "draft: true\n");
        assertThat(shell.run(command("off", "--user", "ana"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("No campaign off takes part. Those that do: hi.");
        assertThat(send("--user", "nobody")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("No profile to be sent: nobody.");
        assertThat(send()).isEqualTo(ExitCode.BAD_INPUT);
        try (JdbcLedger _ = LedgerLocation.folder(state).open()) {
            assertThat(send("--user", "ana")).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err()).contains("is in use by process");
        }
        assertThat(receiver().came()).isEmpty();
    }

    private int send(String... options) {
        return shell.run(command("hi", options));
    }

    private String[] command(String campaign, String... options) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "send",
                                "--campaign",
                                campaign,
                                folder.toString(),
                                "--state",
                                state.toString()));
        command.addAll(Arrays.asList(options));
        return command.toArray(String[]::new);
    }

    private int simulate(String from) {
        return shell.run(
                "simulate",
                folder.toString(),
                "--state",
                state.toString(),
                "--from",
                from,
                "--for",
                "1d");
    }

    private List<Entry.Posted> entries() {
        List<Entry.Posted> posted = new ArrayList<>();
        try (JdbcLedger ledger = LedgerLocation.folder(state).open()) {
            ledger.read(
                    LedgerSelection.EVERYTHING,
                    entry -> {
                        if (entry instanceof Entry.Posted one) {
                            posted.add(one);
                        }
                    });
        }
        return posted;
    }

    private void campaign(String name, String more) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/" + name + ".yaml"),
                "campaign: "
                        + name
                        + "\nwebhook: {url: \""
                        + receiver().url("/hook")
                        + "\"}\ntarget: {property: plan, is: free}\nschedule: asap\n"
                        + more);
    }

    private Listener receiver() {
        return listening.orElseThrow();
    }
}
