package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is printed of what failed: how to repeat it, and that all of it is text. */
class VerifyOutputTest extends VerifyFixture {
    @Test
    void again_carries_every_option_that_matters_and_new_users() {
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        RECEIVER.stubFor(get(anyUrl()).willReturn(okJson("{\"n\": 0}")));
        String probe = RECEIVER.baseUrl() + "/it's/{distinct_id}";
        assertThat(
                        verify(
                                "--probe",
                                probe,
                                "--probe-json",
                                "$.n",
                                "--timeout",
                                "5s",
                                "--strict",
                                "--fail-fast",
                                "--json-file",
                                folder.resolve("x.json").toString()))
                .as(shell.err())
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains(
                        ("again     mixhook verify --url '%1$s/hook?key=***' --probe '%1$s/it'\\''s/{distinct_id}'"
                                        + " --probe-json '$.n' --timeout 5s --strict --only answers-200\n")
                                .formatted(RECEIVER.baseUrl()));
        Shell seeded = new Shell();
        seeded.run("verify", "--url", RECEIVER.baseUrl() + "/hook", "--seed=9");
        assertThat(seeded.out())
                .contains(
                        "again     mixhook verify --url %s/hook --only answers-200 --seed 9\n"
                                .formatted(RECEIVER.baseUrl()));
    }

    @Test
    void repeat_shows_all_posts_of_a_check_or_says_that_again_is_the_way() {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        RECEIVER.stubFor(
                post(anyUrl())
                        .withRequestBody(matching(".*-(two-at-once|slow-body|burst-200)-.*"))
                        .willReturn(aResponse().withStatus(500)));
        RECEIVER.stubFor(get(anyUrl()).willReturn(okJson("{\"count\": 0}")));
        String probe = RECEIVER.baseUrl() + "/received/{distinct_id}";
        verify("--probe", probe, "--only", "two-at-once,slow-body,burst-200", "--strict");
        assertThat(shell.out())
                .containsPattern(
                        "repeat    # two copies at once of a POST of 10 users\n +curl .* & curl .* & wait\n"
                                + " +# a POST of 10 users\n +curl .*\n +again ")
                .contains("repeat    see `again`: curl cannot send 200 POSTs, 16 at once")
                .contains(
                        "repeat    see `again`: curl cannot send a POST of 1 user (slow: body 200B/s)");
    }

    @Test
    void what_others_have_written_is_text_in_each_report() throws IOException {
        RECEIVER.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(500)
                                        .withBody("\u001b[31mRED]]>\r::error::x\n::error::y")));
        Path contract =
                contract(
                        """
                        standard: [answers-200]
                        campaigns: [campaign.yaml]
                        start_at: 2026-01-01
                        scenarios:
                          - name: "evil\\n::set-output name=x::y ##[error]z"
                            steps:
                              - person: {$distinct_id: u1, plan: pro}
                              - advance: 1 hour
                              - expect: {posts: 9}
                        """);
        Files.writeString(
                contract,
                Files.readString(contract)
                        .replace("contract: the shop", "contract: \"::error::x\\n::error::fake\""));
        Path summary = folder.resolve("summary.md");
        Path junit = folder.resolve("junit.xml");
        Path json = folder.resolve("findings.json");
        Shell github =
                new Shell(
                        Map.of(
                                "GITHUB_ACTIONS",
                                "true",
                                "GITHUB_STEP_SUMMARY",
                                summary.toString()));
        assertThat(
                        github.run(
                                "verify",
                                contract.toString(),
                                "--junit-file",
                                junit.toString(),
                                "--json-file",
                                json.toString()))
                .isEqualTo(ExitCode.FAILED);
        String all = github.out() + github.err() + Files.readString(summary);
        assertThat(all).doesNotContain("##[").matches("(?s)[\\n\\x20-\\x7e\u00b7]*");
        assertThat(all.lines().filter(line -> line.strip().startsWith("::")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("::error title=mixhook "));
        assertThat(Files.readString(junit))
                .contains("name=\"evil\\n::set-output name=x::y ##[error]z\"")
                .doesNotContain("\u001b", "]]>");
        assertThat(Files.readString(json)).isPrintable();
    }

    @Test
    void scenarios_are_played_in_an_order_that_the_seed_draws() throws IOException {
        RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
        StringBuilder scenarios = new StringBuilder();
        for (String name : List.of("one", "two", "three", "four", "five", "six")) {
            scenarios.append("  - {name: %s, steps: [{expect: {posts: 1}}]}\n".formatted(name));
        }
        Path contract =
                contract(
                        "standard: false\ncampaigns: [campaign.yaml]\nstart_at: 2026-01-01\nscenarios:\n"
                                + scenarios);
        List<String> first = played(contract, "--shuffle", "--seed", "5");
        assertThat(first)
                .isEqualTo(played(contract, "--shuffle", "--seed", "5"))
                .isNotEqualTo(played(contract, "--seed", "5"))
                .containsExactlyInAnyOrder("one", "two", "three", "four", "five", "six");
        assertThat(played(contract, "--seed", "5"))
                .containsExactly("one", "two", "three", "four", "five", "six");
        assertThat(shell.out()).contains("verify " + contract + " --only one --seed 5\n");
        played(contract, "--shuffle");
        assertThat(shell.out())
                .contains("verify " + contract + " --shuffle --seed 1768478400000\n");
    }

    private List<String> played(Path contract, String... options) {
        List<String> line = new ArrayList<>(List.of("verify", contract.toString()));
        line.addAll(List.of(options));
        int before = shell.out().length();
        shell.run(line.toArray(String[]::new));
        return shell.out()
                .substring(before)
                .lines()
                .filter(text -> text.startsWith("  FAIL"))
                .map(text -> text.substring(10))
                .toList();
    }
}
