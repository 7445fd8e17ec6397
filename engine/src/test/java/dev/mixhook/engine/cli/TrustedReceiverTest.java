package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers over https, with a certificate that nobody else has vouched for (R-W8). */
class TrustedReceiverTest {
    @TempDir private static Path folder = Path.of("");
    private static WireMockServer receiver = new WireMockServer();

    private final Shell shell = new Shell(Map.of("MIXHOOK_HOME", ".."));

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool("-genkeypair -alias it -keyalg EC -dname CN=it -ext san=dns:localhost", keys);
        keytool("-exportcert -rfc -alias it -file " + folder.resolve("it.pem"), keys);
        receiver =
                new WireMockServer(
                        wireMockConfig()
                                .dynamicPort()
                                .dynamicHttpsPort()
                                .keystorePath(keys.toString())
                                .keystoreType("PKCS12")
                                .keystorePassword("changeit")
                                .keyManagerPassword("changeit"));
        receiver.start();
        receiver.stubFor(any(anyUrl()).willReturn(ok()));
        receiver.stubFor(get(urlMatching("/received/.*")).willReturn(okJson("{\"count\": 0}")));
        Files.writeString(
                folder.resolve("campaign.yaml"),
                "campaign: hi\nwebhook: {url: \"%s\"}\ntarget: {property: plan, is: free}\nschedule: asap\n"
                        .formatted(url()));
        Files.writeString(
                folder.resolve("people.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n");
        Files.writeString(
                folder.resolve("project.yaml"),
                "project: {profiles: [people.jsonl], events: []}\n");
        Files.writeString(folder.resolve("posts.ndjson"), "{\"body\":\"users=%5B%5D\"}\n");
        Files.writeString(folder.resolve("not.pem"), "nothing");
        contract("contract.yaml", "");
        contract("trusting.yaml", ", tls: {ca: it.pem}");
    }

    @AfterAll
    static void stop() {
        receiver.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test --url URL",
                "test DIR/campaign.yaml",
                "send DIR/campaign.yaml --user ana --state DIR/state",
                "replay DIR/posts.ndjson --url URL",
                "verify --url URL --only get --probe URL/received/{distinct_id}",
                "verify DIR/contract.yaml"
            })
    void an_authority_of_ones_own_is_named_on_the_command_line(String line) {
        assertThat(run(line)).isNotZero();
        assertThat(shell.out() + shell.err()).contains("no TLS with localhost:");
        assertThat(run(line + " --ca DIR/it.pem")).as(shell.out() + shell.err()).isZero();
        assertThat(shell.out()).doesNotContain("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test --url URL",
                "send DIR/campaign.yaml --user ana --state DIR/state",
                "replay DIR/posts.ndjson --url URL",
                "verify --url URL",
                "verify DIR/contract.yaml"
            })
    void a_file_that_holds_none_is_told_and_nothing_is_sent(String line) {
        assertThat(run(line + " --ca DIR/not.pem")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .endsWith(
                        "With --ca: in "
                                + folder.resolve("not.pem")
                                + " is no certificate in PEM (-----BEGIN CERTIFICATE-----).\n");
        assertThat(run(line + " --ca DIR/none.pem")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .endsWith(
                        "With --ca: there is no file "
                                + folder.resolve("none.pem")
                                + " that can be read.\n");
    }

    @Test
    void what_is_waited_for_is_trusted_likewise() {
        assertThat(run("verify --url URL --only answers-200 --wait-for URL --ca DIR/it.pem"))
                .as(shell.err())
                .isZero();
    }

    @Test
    void a_contract_may_name_it_too() {
        assertThat(run("verify DIR/trusting.yaml")).as(shell.out() + shell.err()).isZero();
    }

    @Test
    void the_line_that_repeats_it_trusts_it_too() {
        run("test --url URL --ca DIR/it.pem");
        assertThat(shell.out()).contains(" --cacert '" + folder.resolve("it.pem") + "'");
    }

    private static void contract(String name, String tls) throws IOException {
        Files.writeString(
                folder.resolve(name),
                """
                contract: c
                receiver: {url: "%1$s"%2$s}
                probe: {http: {get: "%1$s/received/{distinct_id}", json: $.count}}
                standard: [get]
                campaigns: [campaign.yaml]
                start_at: 2026-01-01
                scenarios:
                  - name: one
                    steps:
                      - person: {$distinct_id: ben, plan: free}
                      - advance: 1 hour
                      - expect: {posts: 1, statuses: [200]}
                      - expect: {probe: ben, equals: 0}
                """
                        .formatted(url(), tls));
    }

    private static String url() {
        return "https://localhost:" + receiver.httpsPort();
    }

    private int run(String line) {
        return shell.run(line.replace("DIR", folder.toString()).replace("URL", url()).split(" "));
    }

    private static void keytool(String line, Path keys) throws Exception {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(line.split(" ")));
        words.addAll(
                List.of(
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit"));
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    }
}
