package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cohort on the command line: what is played, previewed, explained, sent by hand and resumed. */
class CohortCommandsTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();
    private final WireMockServer receiver =
            new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void write() throws IOException {
        receiver.start();
        for (String name : List.of("members", "add_members", "remove_members")) {
            receiver.stubFor(
                    post(anyUrl())
                            .withRequestBody(containing("\"action\":\"" + name + "\""))
                            .willReturn(
                                    okJson(
                                            "{\"action\":\"%s\",\"status\":\"success\"}"
                                                    .formatted(name))));
        }
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/pro.yaml"),
                """
                campaign: pro
                webhook:
                  url: "http://127.0.0.1:%d/cohort"
                  format: cohort_sync
                  auth: {user: mixpanel, password: secret}
                  properties: [plan]
                cohort: {id: 7, name: Pros}
                target: {property: plan, is: pro}
                schedule: {sync: 1 hour}
                """
                        .formatted(receiver.port()));
        Files.writeString(
                folder.resolve("project.yaml"), "project: {from: 2026-01-05T00:00:00Z}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"ana","$properties":{"plan":"pro","$email":"ana@example.org"}}
                {"$distinct_id":"bob","$properties":{"plan":"pro"}}
                {"$distinct_id":"cem","$properties":{"plan":"free"}}
                {"$distinct_id":"cem","$time":"2026-01-05T00:30:00","$set":{"plan":"pro"}}
                {"$distinct_id":"bob","$time":"2026-01-05T01:30:00","$set":{"plan":"free"}}
                """);
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void simulate_plays_the_syncs_and_tells_how_the_cohort_stands() { // R-C1, R-C6
        assertThat(shell.run("simulate", folder.toString(), "--for", "3h")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        2026-01-05 Mon 00:00:00 +00:00  pro  POST 1     1 of 1   members         2 members  200
                        2026-01-05 Mon 01:00:00 +00:00  pro  POST 2     1 of 1   add_members     1 member  200
                        2026-01-05 Mon 01:00:00 +00:00  pro  POST 3     1 of 1   remove_members  0 members  200
                        2026-01-05 Mon 02:00:00 +00:00  pro  POST 4     1 of 1   add_members     0 members  200
                        2026-01-05 Mon 02:00:00 +00:00  pro  POST 5     1 of 1   remove_members  1 member  200

                        pro  2 members, 3 syncs, 5 POSTs
                        """);
        receiver.verify(
                5,
                postRequestedFor(anyUrl())
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Authorization", equalTo("Basic bWl4cGFuZWw6c2VjcmV0")));
    }

    @Test
    void ndjson_has_the_action_and_the_session_of_each_page() { // R-C2
        assertThat(shell.run("simulate", folder.toString(), "--for", "2h", "--json")).isZero();
        assertThat(shell.out())
                .contains(
                        "{\"kind\":\"user\",\"campaign\":\"pro\",\"user\":\"cem\",\"at\":\"2026-01-05T01:00:00Z\","
                                + "\"what\":\"entered\",\"why\":\"matches since 2026-01-05T00:30:00Z\",\"post\":2}\n")
                .containsPattern(
                        "\"action\":\"add_members\",\"session\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"")
                .endsWith(
                        "{\"kind\":\"summary\",\"campaign\":\"pro\",\"members\":3,\"syncs\":2,\"failed\":0,\"posts\":3}\n");
        String first = shell.out();
        Shell again = new Shell();
        assertThat(again.run("simulate", folder.toString(), "--for", "2h", "--json")).isZero();
        assertThat(again.out()).isEqualTo(first);
        Shell other = new Shell();
        assertThat(other.run("simulate", folder.toString(), "--for", "2h", "--json", "--seed", "2"))
                .isZero();
        assertThat(other.out()).isNotEqualTo(first);
    }

    @Test
    void the_story_of_a_user_ends_with_the_cohorts_that_they_are_in_or_have_left() { // R-C7
        assertThat(
                        new Shell()
                                .run(
                                        "simulate",
                                        folder.toString(),
                                        "--for",
                                        "3h",
                                        "--state",
                                        state()))
                .isZero();
        assertThat(story("ana")).endsWith("pro  member: since POST 1\n");
        assertThat(story("cem")).endsWith("pro  member: since POST 2\n");
        assertThat(story("bob")).endsWith("pro  left: since POST 5\n");
        assertThat(story("bob", "--json"))
                .endsWith(
                        """
                        {"kind":"membership","campaign":"pro","user":"bob","what":"left","post":5,"told":"yes"}
                        """);
        assertThat(new Shell().run("ledger", "forget", "--campaign", "pro", "--state", state()))
                .isZero();
        assertThat(story("ana")).doesNotContain("member:", "left:");
        assertThat(story("bob", "--from", "2026-01-05T01:45"))
                .endsWith("pro  left: since POST 5\n");
    }

    private String story(String user, String... more) {
        Shell hand = new Shell();
        List<String> line = new ArrayList<>(List.of("ledger", "user", user, "--state", state()));
        line.addAll(List.of(more));
        assertThat(hand.run(line.toArray(String[]::new))).isZero();
        return hand.out();
    }

    @Test
    void preview_shows_who_entered_and_who_left_since_what_the_ledger_tells() { // R-C6
        assertThat(shell.run("preview", folder.toString(), "--at", "2026-01-05T01:45:00Z"))
                .isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        pro at 2026-01-05 Mon 01:45:00 +00:00: 2 of 3 people match
                          members 1 of 1, 2 users: ana, cem
                        """);
        play("1h");
        Shell later = new Shell();
        assertThat(
                        later.run(
                                "preview",
                                folder.toString(),
                                "--at",
                                "2026-01-05T01:45:00Z",
                                "--state",
                                state()))
                .isZero();
        assertThat(later.out())
                .isEqualTo(
                        """
                        pro at 2026-01-05 Mon 01:45:00 +00:00: 2 of 3 people match
                          entered 1 of 1, 1 user: cem
                          left 1 of 1, 1 user: bob
                        """);
    }

    @Test
    void explain_says_since_when_somebody_is_in_and_when_it_is_told() { // R-C6
        play("2h");
        assertThat(explained("cem", "01:45"))
                .endsWith(
                        """
                          add_members at 2026-01-05 Mon 01:00:00 +00:00 in POST 2: accepted
                          in since 2026-01-05 Mon 00:30:00 +00:00, told in POST 2
                        """);
        assertThat(explained("bob", "01:45"))
                .endsWith(
                        """
                          members at 2026-01-05 Mon 00:00:00 +00:00 in POST 1: accepted
                          left at 2026-01-05 Mon 01:30:00 +00:00, told at the next sync, 2026-01-05 Mon 02:00:00 +00:00
                        """);
    }

    @Test
    void a_paused_sync_is_resumed_by_hand() { // R-C9
        receiver.stubFor(
                post(anyUrl())
                        .atPriority(1)
                        .willReturn(
                                status(403)
                                        .withBody(
                                                "{\"status\":\"failure\",\"error\":{\"message\":\"no such cohort\"}}")));
        assertThat(shell.run("simulate", folder.toString(), "--for", "2h", "--state", state()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains(
                        "pro  paused: answered 403: no such cohort\n",
                        "pro  0 members, 0 syncs and 1 that failed, 1 POST; paused: answered 403: no such cohort\n");
        Shell hand = new Shell();
        assertThat(hand.run("ledger", "resume", "other", "--state", state()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(hand.err())
                .contains("other is not paused; paused is pro (answered 403: no such cohort).");
        assertThat(hand.run("ledger", "resume", "pro", "--state", state())).isZero();
        assertThat(hand.out())
                .contains("pro  delivery resumed: by hand, 2026-01-15 Thu 12:00:00 +00:00");
        receiver.resetToDefaultMappings();
        receiver.stubFor(post(anyUrl()).willReturn(status(200)));
        Shell goesOn = new Shell();
        assertThat(goesOn.run("simulate", folder.toString(), "--for", "2h", "--state", state()))
                .isZero();
        assertThat(goesOn.out())
                .contains("200, the answer is not {\"action\":\"members\",\"status\":\"success\"}");
    }

    @Test
    void a_pause_ends_by_itself_where_the_simulation_says_so() { // R-C9
        receiver.stubFor(post(anyUrl()).atPriority(1).willReturn(status(404)));
        assertThat(shell.run("simulate", folder.toString(), "--for", "2h", "--resume-after", "90m"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains(
                        "00:00:00 +00:00  pro  paused: answered 404\n",
                        "01:30:00 +00:00  pro  goes on: the pause is over\n",
                        "01:30:00 +00:00  pro  paused: answered 404\n");
    }

    @Test
    void what_is_sent_by_hand_adds_a_member_and_leaves_the_snapshot() { // R-C6
        play("1h");
        Shell hand = new Shell();
        assertThat(
                        hand.run(
                                "send",
                                folder.toString(),
                                "--user",
                                "cem",
                                "--at",
                                "2026-01-05T00:45:00Z",
                                "--state",
                                state()))
                .as(hand.err())
                .isZero();
        assertThat(hand.err()).contains("the next sync tells them again");
        Shell later = new Shell();
        assertThat(
                        later.run(
                                "preview",
                                folder.toString(),
                                "--at",
                                "2026-01-05T00:50:00Z",
                                "--state",
                                state()))
                .isZero();
        assertThat(later.out()).contains("entered 1 of 1, 1 user: cem", "left: nobody");
    }

    @Test
    void schedule_lists_the_syncs() { // R-C6
        assertThat(shell.run("schedule", folder.toString(), "--next", "2")).isZero();
        assertThat(shell.out())
                .contains(
                        "pro  2026-01-05 Mon 00:00:00 +00:00  UTC\n",
                        "pro  2026-01-05 Mon 01:00:00 +00:00  UTC\n");
    }

    private void play(String length) {
        Shell player = new Shell();
        assertThat(player.run("simulate", folder.toString(), "--for", length, "--state", state()))
                .as(player.err())
                .isZero();
    }

    private String explained(String user, String time) {
        Shell explaining = new Shell();
        assertThat(
                        explaining.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                user,
                                "--at",
                                "2026-01-05T" + time + ":00Z",
                                "--state",
                                state()))
                .as(explaining.err())
                .isZero();
        return explaining.out();
    }

    private String state() {
        return folder.resolve("state").toString();
    }
}
