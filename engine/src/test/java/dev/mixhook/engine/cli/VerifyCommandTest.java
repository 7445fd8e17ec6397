package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.mixhook.engine.JavaProgram;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest extends VerifyFixture {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void checks_that_pass_exit_0_and_those_that_need_a_probe_say_so() { // R-D1
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        assertThat(verify("--only", "answers-200,users-50,same-post-twice,body-110kb"))
                .as(shell.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(shell.out())
                .contains("ok      answers-200", "ok      users-50", "skip    same-post-twice")
                .contains("only a probe can tell")
                .contains("3 passed, 0 failed, 1 skipped");
        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/hook?key=s3cret")))).hasSize(3);
    }

    @Test
    void a_must_that_fails_exits_1_and_a_should_only_with_strict() {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
        assertThat(verify("--only", "get")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("warn    get", "GET not answered 200");
        assertThat(verify("--only", "get", "--strict")).isEqualTo(ExitCode.FAILED);
        assertThat(verify("--only", "missing-users", "--strict")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains("FAIL    missing-users", "an empty body not answered 200")
                .contains("curl -sS -i '" + RECEIVER.baseUrl() + "/hook?key='\"${KEY:?}\" -H")
                .doesNotContain("s3cret");
        assertThat(verify("--only", "missing-users", "--strict", "--show-secrets"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains("curl -sS -i '" + RECEIVER.baseUrl() + "/hook?key=s3cret' -H");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206})
    void the_status_that_a_receiver_says_yes_with_is_wrong_once_and_not_everywhere(
            int status) { // R-D1
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
        assertThat(verify("--only", "answers-200,users-49,empty-properties"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains("FAIL    answers-200", "seen      answered " + status)
                .contains("ok      users-49", "ok      empty-properties");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 403, 404, 500})
    void where_a_plain_post_is_refused_nothing_else_is_tried(int status) { // R-D1, R-W8
        RECEIVER.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withHeader("Location", "/elsewhere?token=s3cret")
                                        .withBody("no such page")));
        assertThat(verify()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains(
                        "FAIL    answers-200",
                        "seen      answered "
                                + status
                                + (status / 100 == 3 ? ", Location: /elsewhere?token=***" : "")
                                + " \"no such page\"")
                .contains("skip    users-1", "the first POST of all: answered " + status)
                .contains("0 passed, 1 failed, 46 skipped");
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).hasSize(1);
    }

    @Test
    void an_event_that_no_scenario_shows_is_warned_of_and_strict_ends_before_the_first_post()
            throws IOException {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
        Files.writeString(
                folder.resolve("one.yaml"),
                """
                campaign: one
                webhook: {url: "http://localhost:6494/hook"}
                target: {did_not: Logn}
                schedule: asap
                """);
        Path contract = folder.resolve("contract.yaml");
        Files.writeString(
                contract,
                """
                contract: a receiver
                receiver: {url: "%s/hook"}
                standard: false
                campaigns: one.yaml
                scenarios:
                  - name: somebody logs in
                    start_at: 2026-01-01T00:00:00Z
                    steps:
                      - person: {$distinct_id: ada}
                      - event: {name: Login, by: ada}
                      - advance: 1 hour
                      - expect: {posts: 1}
                """
                        .formatted(RECEIVER.baseUrl()));
        String warning =
                "warning: one names the event `Logn`, which the data never shows. Did you mean `Login` (1 time)? [unknown-event]";
        Shell strict = new Shell();
        assertThat(strict.run("verify", contract.toString(), "--strict"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(strict.err()).contains(warning);
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
        Shell shell = new Shell();
        assertThat(shell.run("verify", contract.toString())).as(shell.out()).isZero();
        assertThat(shell.err()).contains(warning);
    }

    @Test
    void fail_fast_ends_with_the_first_that_fails() {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
        assertThat(
                        verify(
                                "--only",
                                "answers-200,malformed-json,missing-users",
                                "--strict",
                                "--fail-fast"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains("ok      answers-200", "FAIL    malformed-json", "skip    missing-users");
    }

    @Test
    void reports_go_into_files_and_on_github_into_annotations_and_a_summary() throws IOException {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
        Path summary = folder.resolve("summary.md");
        Shell github =
                new Shell(
                        Map.of(
                                "GITHUB_ACTIONS",
                                "true",
                                "GITHUB_STEP_SUMMARY",
                                summary.toString()));
        Path junit = folder.resolve("reports/mixhook.xml");
        Path json = folder.resolve("mixhook.json");
        assertThat(
                        github.run(
                                "verify",
                                "--url",
                                RECEIVER.baseUrl() + "/hook",
                                "--only",
                                "answers-200,malformed-json",
                                "--strict",
                                "--seed",
                                "7",
                                "--junit-file",
                                junit.toString(),
                                "--json-file",
                                json.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(junit))
                .contains("<property name=\"mixhook.seed\" value=\"7\"", "<failure ");
        assertThat(Files.readString(json)).contains("\"result\":\"failed\"");
        assertThat(github.out()).contains("::error title=mixhook malformed-json::");
        assertThat(Files.readString(summary)).contains("| FAIL | malformed-json |");
    }

    @Test
    void a_receiver_that_is_not_there_exits_3() throws IOException {
        String nobody = "http://localhost:" + FreePorts.next() + "/hook";
        assertThat(shell.run("verify", "--url", nobody)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("The receiver cannot be reached: connection refused");
    }

    @Test
    void a_report_that_cannot_be_written_is_said() throws IOException {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        Path taken = Files.writeString(folder.resolve("file"), "");
        assertThat(verify("--only", "users-1", "--junit-file", taken.resolve("x.xml").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("Not written: ", "file");
    }

    @Test
    void it_waits_for_what_it_is_told_to_wait_for() {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        RECEIVER.stubFor(
                get("/health")
                        .inScenario("start")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("up"));
        RECEIVER.stubFor(
                get("/health").inScenario("start").whenScenarioStateIs("up").willReturn(ok()));
        assertThat(verify("--only", "answers-200", "--wait-for", RECEIVER.baseUrl() + "/health"))
                .isEqualTo(ExitCode.DONE);
        assertThat(RECEIVER.findAll(getRequestedFor(urlEqualTo("/health"))))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_waits_no_longer_than_it_is_told_to() throws IOException {
        RECEIVER.stubFor(get("/health").willReturn(aResponse().withStatus(503)));
        String health = RECEIVER.baseUrl() + "/health";
        assertThat(verify("--wait-for", health, "--ready-within", "1s"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains(health + " is not ready: ");
        Path slow =
                Files.writeString(
                        folder.resolve("slow.yaml"),
                        """
                        contract: c
                        receiver:
                          url: http://localhost:%1$d/hook
                          start: exec sleep 1000
                          ready: http://localhost:%1$d/health
                        """
                                .formatted(FreePorts.next()));
        assertThat(shell.run("verify", slow.toString(), "--ready-within", "1s"))
                .isEqualTo(ExitCode.UNREACHABLE);
        RECEIVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_probe_that_cannot_be_read_and_a_seed_that_was_used_are_bad_input() {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        RECEIVER.stubFor(get(urlMatching("/text/.*")).willReturn(ok("once")));
        RECEIVER.stubFor(get(urlMatching("/one/.*")).willReturn(okJson("{\"count\": 1}")));
        assertThat(verify("--probe", RECEIVER.baseUrl() + "/text/{distinct_id}"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("The probe cannot be read: the answer is no JSON: once");
        assertThat(verify("--seed", "7", "--probe", RECEIVER.baseUrl() + "/one/{distinct_id}"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("If the receiver has seen seed 7 before, take another");
    }

    @Test
    void what_a_receiver_kept_is_asked_by_an_echo_and_one_that_cannot_be_read_is_bad_input() {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        RECEIVER.stubFor(
                get(urlMatching("/stored/.*")).willReturn(okJson("{\"$first_name\": \"Ada\"}")));
        RECEIVER.stubFor(get(urlMatching("/text/.*")).willReturn(ok("Ada")));
        String stored = RECEIVER.baseUrl() + "/stored/{distinct_id}";
        assertThat(verify("--only", "own-properties,keys-kept")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("skip    own-properties", "only an echo can tell");
        assertThat(verify("--only", "own-properties,keys-kept", "--echo", stored))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains("expected  no $first_name, which is another user's")
                .contains("-own-properties-2: $first_name: \"Ada\"")
                .contains("warn    keys-kept", "-keys-kept-1: $email missing");
        assertThat(verify("--echo", RECEIVER.baseUrl() + "/text/{distinct_id}"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("The echo cannot be read: the answer is no JSON: Ada");
    }

    @Test
    void what_cannot_be_meant_so_is_bad_input_and_nothing_is_sent() {
        assertThat(shell.run("verify")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("--url http://localhost:3000/hook");
        assertThat(verify("--only", "user-50")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("There is no check `user-50` here. Did you mean `users-50`?");
        assertThat(verify("--probe", "localhost")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(verify("--probe", RECEIVER.baseUrl(), "--probe-json", "$[")).isEqualTo(2);
        assertThat(shell.err()).contains("\"$[\" is no JSONPath");
        assertThat(verify("--probe", RECEIVER.baseUrl() + "/received")).isEqualTo(2);
        assertThat(shell.err()).contains("--probe asks about no user. Write {distinct_id}");
        assertThat(shell.run("verify", "--url", "ftp://localhost/")).isEqualTo(2);
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void checks_can_be_listed_explained_and_their_bodies_printed_without_a_receiver() {
        assertThat(shell.run("verify", "--list")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out().lines()).hasSize(47).first().asString().contains("must");
        assertThat(shell.run("verify", "--explain", "body-2mb")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("# body-2mb: ", "How to mend it");
        Shell body = new Shell();
        assertThat(body.run("verify", "--print-body", "users-1", "--seed", "7")).isZero();
        assertThat(body.out())
                .startsWith("users=%5B%7B%22%24distinct_id%22%3A+%22mixhook-7-users-1-1");
    }

    @Test
    void each_format_has_its_pack() { // R-C5
        assertThat(shell.run("verify", "--list", "--format", "cohort_sync")).isZero();
        assertThat(shell.out().lines()).hasSize(45).first().asString().contains("sync-200");
        RECEIVER.stubFor(
                post(anyUrl())
                        .withRequestBody(containing("\"action\":\"members\""))
                        .willReturn(okJson("{\"action\":\"members\",\"status\":\"success\"}")));
        RECEIVER.stubFor(
                post(anyUrl())
                        .withRequestBody(containing("\"action\":\"add_members\""))
                        .willReturn(okJson("{\"action\":\"members\",\"status\":\"success\"}")));
        assertThat(verify("--format", "cohort_sync", "--only", "sync-200,sync-words,no-password"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains(
                        "ok      sync-200",
                        "FAIL    sync-words",
                        "expected  answered 200 {\"action\":\"add_members\",\"status\":\"success\"}",
                        "# `add_members` of 3 members",
                        " -H 'Content-Type: application/json' --data-binary '{\"action\":\"add_members\"",
                        " --format cohort_sync --only sync-words",
                        "skip    no-password",
                        "--url http://USER:PASSWORD@");
    }

    @Test
    void a_failure_in_words_is_one_though_its_status_is_200() { // R-C5
        RECEIVER.stubFor(
                post(anyUrl())
                        .willReturn(okJson("{\"action\":\"members\",\"status\":\"failure\"}")));
        assertThat(verify("--format", "cohort_sync", "--only", "sync-200"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).contains("expected  answered 200", "\"status\":\"failure\"");
    }

    @Test
    void a_format_that_there_is_not_and_one_beside_a_contract_are_bad_input() throws IOException {
        assertThat(verify("--format", "alerts")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("\"alerts\" is none of messages, cohort_sync");
        Path contract = contract("");
        assertThat(shell.run("verify", contract.toString(), "--format", "cohort_sync"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("`format: cohort_sync` under `receiver`");
    }

    @Test
    void headers_go_out_with_each_post_and_are_left_out_where_nothing_may_be_taken() { // R-E3
        RECEIVER.stubFor(post(anyUrl()).willReturn(status(401)));
        RECEIVER.stubFor(
                post(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer s3cret"))
                        .withHeader("X-Shop", equalTo("7: main"))
                        .willReturn(ok()));
        String[] headers = {
            "--header", "Authorization: Bearer s3cret", "--header", "x-shop:7: main"
        };
        List<String> line = new ArrayList<>(List.of("--format", "event_stream", "--only"));
        line.add("events-no-password,events-200,events-1");
        line.addAll(List.of(headers));
        assertThat(verify(line.toArray(String[]::new))).as(shell.out()).isZero();
        assertThat(shell.out()).contains("ok      events-no-password").doesNotContain("s3cret");
    }

    @Test
    void a_contract_names_headers_of_its_receiver_and_a_command_line_others() throws IOException {
        RECEIVER.stubFor(post(anyUrl()).willReturn(status(401)));
        RECEIVER.stubFor(
                post(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer RIGHT-TOKEN"))
                        .withHeader("X-Shop", equalTo("7"))
                        .willReturn(ok()));
        Path contract =
                Files.writeString(
                        folder.resolve("contract.yaml"),
                        """
                        contract: the shop
                        receiver:
                          url: "%s/hook"
                          headers: {authorization: Bearer wrong, X-Shop: 7}
                        """
                                .formatted(RECEIVER.baseUrl()));
        shell.run("verify", contract.toString(), "--only", "users-1");
        assertThat(shell.out()).contains("the first POST of all: answered 401");
        String right = "Authorization: Bearer RIGHT-TOKEN";
        Shell again = new Shell();
        assertThat(again.run("verify", contract.toString(), "--only", "users-1", "--header", right))
                .as(again.out() + again.err())
                .isZero();
    }

    @Test
    void a_header_that_is_none_is_bad_input_and_nothing_is_sent() throws IOException {
        assertThat(verify("--header", "Authorization")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        "\"Authorization\" is no header, such as \"Authorization: Bearer TOKEN\"");
        assertThat(verify("--header", "Content-Type: text/plain")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("With --header: a webhook's headers do not describe");
        Path contract =
                Files.writeString(
                        folder.resolve("contract.yaml"),
                        """
                        contract: the shop
                        receiver:
                          url: "http://localhost:1/"
                          headers: {Content-Length: 7}
                        """);
        assertThat(shell.run("verify", contract.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("receiver.headers.Content-Length");
        RECEIVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_contract_file_says_what_is_claimed_of_which_receiver() throws IOException {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        Path contract =
                contract(
                        """
                        skip: [users-50]
                        waive: {check: get, because: a page stands there, until: 2026-01-15}
                        campaigns: [campaign.yaml]
                        start_at: 2026-01-01
                        scenarios:
                          - name: comes once, and not again
                            steps:
                              - person: {$distinct_id: u1, plan: pro}
                              - advance: 1 day
                              - expect: {posts: 2}
                        """);
        RECEIVER.stubFor(get(anyUrl()).willReturn(ok()));
        assertThat(
                        shell.run(
                                "verify",
                                contract.toString(),
                                "--strict",
                                "--only",
                                "comes once, and not again",
                                "--only",
                                "get,users-1"))
                .as(shell.err())
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .startsWith("the shop: " + RECEIVER.baseUrl() + "/hook, seed ")
                .contains("ok      users-1", "waived  get")
                .contains("FAIL    comes once, and not again\n          expected  posts: 2 (")
                .contains(
                        "again     mixhook verify %s --strict --only 'comes once, and not again'\n"
                                .formatted(contract))
                .contains("1 passed, 1 failed, 1 waived");
        assertThat(shell.run("verify", contract.toString(), "--only", "users-50"))
                .isEqualTo(ExitCode.BAD_INPUT);
        Shell list = new Shell();
        assertThat(list.run("verify", contract.toString(), "--list")).isEqualTo(ExitCode.DONE);
        assertThat(list.out().lines())
                .hasSize(47)
                .noneMatch(line -> line.contains("users-50"))
                .contains("must    comes once, and not again");
    }

    @Test
    void a_contract_with_problems_exits_2_and_one_whose_receiver_crashes_3() throws IOException {
        assertThat(shell.run("verify", contract("standart: true\n").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("Did you mean `standard`?");
        assertThat(shell.run("verify", folder.resolve("no.yaml").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is no such file");
        Path crashing = folder.resolve("crashing.yaml");
        Files.writeString(
                crashing,
                "contract: c\nreceiver: {url: \"http://localhost:%d/hook\", start: echo boom; exit 3}\n"
                        .formatted(FreePorts.next()));
        assertThat(shell.run("verify", crashing.toString())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err())
                .contains("The receiver cannot be reached: `echo boom; exit 3` ended with 3")
                .contains("The receiver printed, at the end:\n  boom");
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    /** As the shell starts it, since it is about signals. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_it_has_started_ends_with_it_when_it_is_told_to_stop() throws Exception {
        Path pid = folder.resolve("pid");
        Path contract = folder.resolve("sleeping.yaml");
        Files.writeString(
                contract,
                """
                contract: c
                receiver:
                  url: http://localhost:%1$d/hook
                  start: sh -c 'echo $$ > pid.part; mv pid.part pid; exec sleep 1000' & wait
                  ready: http://localhost:%1$d/health
                """
                        .formatted(FreePorts.next()));
        Process mixhook =
                new ProcessBuilder(JavaProgram.line(Main.class, "verify", contract.toString()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (!Files.exists(pid)) {
            assertThat(mixhook.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        long receiver = Long.parseLong(Files.readString(pid).strip());
        new ProcessBuilder("kill", "-TERM", String.valueOf(mixhook.pid())).start().waitFor();
        assertThat(mixhook.waitFor()).isNotZero();
        ProcessHandle.of(receiver)
                .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(SOON));
    }
}
