package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says who we are is in no output of any command, unless somebody asks for it. */
class SecretsTest {
    private static final List<String> SECRETS =
            List.of("PASSWORD1", "QUERYSECRET", "ENVSECRET", "APIKEYSECRET", "COOKIESECRET");

    private final Shell shell = new Shell(Map.of("MYENV", "ENVSECRET", "MIXHOOK_HOME", ".."));
    private final Listener receiver = new Listener();

    @TempDir private Path folder;

    SecretsTest() throws IOException {}

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n");
        Files.writeString(folder.resolve("project.yaml"), "project: {from: 2026-01-01}\n");
        campaign(url("/hook"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test DIR",
                "send DIR --user ana --state DIR/state",
                "check DIR",
                "simulate DIR --for 1d",
                "simulate DIR --for 1d --json --state DIR/state",
                "preview DIR --at 2026-01-02",
                "explain DIR --user ana --campaign hi --at 2026-01-02",
                "verify --url URL --only answers-200,long-query --junit-file DIR/j.xml --json-file DIR/j.json",
                "verify DIR/contract.yaml --junit-file DIR/j.xml --json-file DIR/j.json",
                "verify --url URL --wait-for URL --ready-within 1s"
            })
    void no_output_has_them(String line) throws IOException {
        Files.writeString(
                folder.resolve("contract.yaml"),
                """
                contract: c
                receiver: {url: "%s"}
                probe: {http: {get: "%s&u={distinct_id}", json: $.count}}
                standard: [answers-200, same-post-twice]
                campaigns: [campaigns/hi.yaml]
                start_at: 2026-01-01
                scenarios:
                  - name: one
                    steps:
                      - person: {$distinct_id: ben, plan: free}
                      - advance: 1 hour
                      - expect: {posts: 7}
                """
                        .formatted(url("/hook"), url("/probe")));
        receiver.answers(WebResponse.of(503));
        shell.run(words(line));
        assertThat(shell.out() + shell.err() + files()).doesNotContain(SECRETS);
    }

    @Test
    void they_go_out_all_the_same() { // R-W1, R-W7
        assertThat(shell.run("test", folder.toString())).as(shell.err()).isZero();
        assertThat(receiver.came().getFirst().target())
                .isEqualTo("/hook/ENVSECRET?key=QUERYSECRET");
        assertThat(receiver.came().getFirst().values("X-Api-Key")).containsExactly("APIKEYSECRET");
        assertThat(receiver.came().getFirst().values("X-Stage")).containsExactly("on ENVSECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test DIR", "send DIR --user ana --state DIR/state"})
    void whoever_wants_to_copy_the_line_is_shown_them(String line) {
        shell.run(words(line + " --show-secrets"));
        assertThat(shell.out())
                .contains(
                        "\nX-Api-Key: APIKEYSECRET\n",
                        "/hook/ENVSECRET?key=QUERYSECRET' -H 'Authorization: Basic ",
                        " -H 'X-Api-Key: APIKEYSECRET' -H 'Cookie: id=COOKIESECRET'"
                                + " -H 'X-Stage: on ENVSECRET'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "htp://alice:PASSWORD1@localhost/h?key=QUERYSECRET&u=${MYENV}",
                "http://alice:PASS/WORD1@localhost:6494/h",
                "${MYENV}",
                "http://localhost/#${MYENV}"
            })
    void a_url_that_is_none_is_told_of_without_them(String url) throws IOException {
        campaign(url);
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("webhook.url").doesNotContain(SECRETS);
        assertThat(shell.err()).doesNotContain("WORD1");
        for (String command : List.of("test", "verify", "replay posts.ndjson")) {
            shell.run((command + " --url " + url.replace("${MYENV}", "x")).split(" "));
        }
        assertThat(shell.out() + shell.err()).doesNotContain(SECRETS);
    }

    private String url(String path) {
        return "http://alice:PASSWORD1@localhost:%d%s/${MYENV}?key=QUERYSECRET"
                .formatted(receiver.port(), path);
    }

    private String[] words(String line) {
        return Stream.of(line.split(" "))
                .map(word -> word.replace("DIR", folder.toString()))
                .map(word -> word.replace("URL", url("/hook").replace("${MYENV}", "x")))
                .toArray(String[]::new);
    }

    private String files() throws IOException {
        List<String> all = new ArrayList<>();
        for (String name : List.of("j.xml", "j.json")) {
            Path file = folder.resolve(name);
            all.add(Files.exists(file) ? Files.readString(file) : "");
        }
        return String.join("\n", all);
    }

    private void campaign(String url) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/hi.yaml"),
                """
                campaign: hi
                webhook:
                  url: "%s"
                  headers: {X-Api-Key: APIKEYSECRET, Cookie: id=COOKIESECRET, X-Stage: "on ${MYENV}"}
                target: {property: plan, is: free}
                schedule: asap
                """
                        .formatted(url));
    }
}
