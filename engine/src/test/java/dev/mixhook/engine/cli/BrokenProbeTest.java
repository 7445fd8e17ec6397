package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probe that is of no use is told as such (exit 2), and is no failure of the receiver. */
class BrokenProbeTest extends VerifyFixture {
    /** One of each kind of probe; the last two are good at asking and bad at numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    command: [no-such-program, "{distinct_id}"] | cannot be read: Cannot run program "no-such-program"
                    command: [sh, -c, "echo no {distinct_id} >&2; exit 3"] | cannot be read: sh ended with 3: no mixhook-7-nobody
                    sql: {url: "jdbc:h2:mem:x", query: "select n from sent where id = {distinct_id}"} | cannot be read: Table "SENT" not found
                    http: {get: "%s/text/{distinct_id}", json: $.count} | cannot be read: the answer is no JSON: once
                    command: [echo, "many {distinct_id}"] | says "many
                    """)
    @DisabledOnOs(OS.WINDOWS)
    void a_broken_probe_is_no_failure_of_the_receiver(String probe, String told)
            throws IOException {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
        RECEIVER.stubFor(get(urlMatching("/text/.*")).willReturn(ok("once")));
        Path contract = contract("probe:\n  " + probe.replace("%s", RECEIVER.baseUrl()) + "\n");
        Path junit = folder.resolve("junit.xml");
        assertThat(
                        shell.run(
                                "verify",
                                contract.toString(),
                                "--seed",
                                "7",
                                "--junit-file",
                                junit.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).startsWith("The probe ").contains(told);
        assertThat(shell.out()).doesNotContain("FAIL", "ok ");
        assertThat(Files.readString(junit))
                .contains("failures=\"0\" errors=\"1\"", "<error type=\"mixhook\"")
                .doesNotContain("<failure");
    }

    /** Only what it prints is of no use: the program ends well. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_echo_that_answers_no_object_is_no_failure_of_the_receiver() throws IOException {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
        Path contract = contract("echo:\n  command: [echo, \"no {distinct_id}\"]\n");
        assertThat(shell.run("verify", contract.toString(), "--seed", "7"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        "The echo cannot be read: the answer is no JSON object: no mixhook-7-nobody");
        assertThat(shell.out()).doesNotContain("FAIL", "ok ");
    }

    @Test
    void one_that_breaks_on_the_way_is_told_so_and_exits_2_if_nothing_failed() {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        RECEIVER.stubFor(get(anyUrl()).willReturn(okJson("{\"count\": 0}")));
        RECEIVER.stubFor(get(urlMatching(".*users-49.*")).willReturn(aResponse().withStatus(500)));
        String probe = RECEIVER.baseUrl() + "/received/{distinct_id}";
        assertThat(verify("--only", "users-49", "--seed", "7", "--probe", probe))
                .isEqualTo(ExitCode.BAD_INPUT);
        RECEIVER.stubFor(
                get(urlMatching(".*users-49-1"))
                        .inScenario("breaks")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(okJson("{\"count\": 0}"))
                        .willSetStateTo("broken"));
        RECEIVER.stubFor(
                get(urlMatching(".*users-49-1"))
                        .inScenario("breaks")
                        .whenScenarioStateIs("broken")
                        .willReturn(aResponse().withStatus(500)));
        assertThat(verify("--only", "users-49", "--seed", "7", "--probe", probe))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.out())
                .contains(
                        "ERROR   users-49",
                        "The probe cannot be read: " + RECEIVER.baseUrl(),
                        "answered 500",
                        "0 passed, 0 failed, 1 errored");
    }

    @Test
    void a_receiver_that_refuses_everything_its_probe_too_has_failed() {
        RECEIVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        assertThat(verify("--probe", RECEIVER.baseUrl() + "/{distinct_id}"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).contains("FAIL    answers-200", "skip    users-1");
    }
}
