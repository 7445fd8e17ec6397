package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data that comes in over HTTP, and what becomes of it: by processes of their own. */
@Timeout(1200)
class IngestCommandTest {
    /** Rounds of the test that kills; {@code -Dingest.kills=100} for more. */
    private static final int KILLS = Integer.getInteger("ingest.kills", 5);

    private static final Pattern ID = Pattern.compile("\"distinct_id\":\"(u\\d+)\"");

    @TempDir private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_call_of_an_sdk_becomes_a_post_of_a_campaign() throws Exception {
        WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
        BlockingQueue<String> posts = new LinkedBlockingQueue<>();
        receiver.start();
        receiver.stubFor(any(anyUrl()).willReturn(ok()));
        receiver.addMockServiceRequestListener(
                (request, _) ->
                        posts.add(
                                URLDecoder.decode(
                                        request.getBodyAsString(), StandardCharsets.UTF_8)));
        Files.writeString(
                Files.createDirectories(folder.resolve("campaigns")).resolve("welcome.yaml"),
                """
                campaign: welcome
                webhook: {url: "http://localhost:%d/hook"}
                target: {did: Sign Up, within: 1 day}
                schedule: asap
                """
                        .formatted(receiver.port()));
        String state = folder.resolve("state").toString();
        try (IngestProcess run =
                new IngestProcess(
                        "run",
                        folder.toString(),
                        "--state",
                        state,
                        "--speed",
                        "1m/s",
                        "--ingest",
                        "0")) {
            assertThat(
                            get(
                                    run,
                                    "/engage",
                                    "{\"$token\":\"t\",\"$distinct_id\":\"ana\",\"$set\":{\"$email\":\"ana@example.org\"}}"))
                    .isEqualTo("1");
            assertThat(get(run, "/track", event("Sign Up", "ana"))).isEqualTo("1");
            assertThat(posts.poll(60, TimeUnit.SECONDS)).contains("ana@example.org");
            assertThat(run.stop()).contains("2 requests: 1 event and 1 update kept");
        } finally {
            receiver.stop();
        }
        Shell later = new Shell();
        assertThat(later.run("check", folder.toString())).isZero();
        assertThat(later.err()).contains("1 update, 1 event");
        assertThat(Files.readString(folder.resolve("profiles.ingest.jsonl")))
                .contains("ana@example.org");
    }

    @Test
    void what_was_answered_is_in_the_journal_once_however_often_it_is_killed() throws Exception {
        Random random = new Random(5);
        List<String> answered = new ArrayList<>();
        int asked = 0;
        for (int round = 0; round < KILLS; round++) {
            try (IngestProcess process =
                    new IngestProcess("ingest", folder.toString(), "--port", "0")) {
                int calls = 20 + random.nextInt(60);
                Thread killer = Thread.ofVirtual().unstarted(process::kill);
                for (int call = 0; call < calls + 10_000; call++) {
                    if (call == calls) {
                        killer.start();
                    }
                    String id = "u" + asked++;
                    try {
                        if (get(process, "/track", event("A", id)).equals("1")) {
                            answered.add(id);
                        }
                    } catch (IOException _) {
                        break;
                    }
                }
                killer.join();
            }
        }
        try (IngestProcess last = new IngestProcess("ingest", folder.toString(), "--port", "0")) {
            last.stop();
        }
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.ingest.jsonl"))) {
            ID.matcher(line).results().forEach(found -> kept.add(found.group(1)));
        }
        assertThat(answered).hasSizeGreaterThan(20 * KILLS);
        assertThat(kept).containsAll(answered).doesNotHaveDuplicates();
        // Calls come one after the other: of each round one at most was written, and not answered.
        assertThat(kept.size() - answered.size()).isBetween(0, KILLS);
        System.out.printf(
                "%d kills: %d calls, %d answered, %d in the journal%n",
                KILLS, asked, answered.size(), kept.size());
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        Shell shell = new Shell();
        assertThat(shell.run("ingest", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("is no folder");
    }

    @Test
    @Timeout(60)
    void journals_that_end_later_than_the_clock_shows_are_refused() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("campaigns")).resolve("welcome.yaml"),
                """
                campaign: welcome
                webhook: {url: "http://localhost:9/hook"}
                target: {did: Sign Up, within: 1 day}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("events.ingest.jsonl"),
                "{\"$mixhook\":{\"at\":4102444800000,\"n\":7},\"event\":\"A\",\"properties\":{\"time\":1767225600000}}\n");
        Shell shell = new Shell();
        String state = folder.resolve("state").toString();
        String data = folder.toString();
        assertThat(shell.run("run", data, "--state", state, "--ingest", "0"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("the journals end at 2100-01-01T00:00:00Z, which is yet to come.");
        shell = new Shell();
        assertThat(shell.run("ingest", data, "--port", "0")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("which is yet to come.");
    }

    @Test
    void the_help_says_how_each_sdk_is_pointed_here() {
        Shell shell = new Shell();
        assertThat(shell.run("ingest", "--help")).isZero();
        assertThat(shell.out())
                .contains(
                        "Mixpanel.init(TOKEN, {host: 'localhost:6490', protocol: 'http'})",
                        "mixpanel.init(TOKEN, {api_host: 'http://localhost:6490'})",
                        "false, {}, 'http://localhost:6490')",
                        "B + \"/import\", gzip)",
                        "import_url=B+'/import')",
                        "http.use_ssl = false",
                        "'consumer' => 'curl'",
                        "ProxyApiLocation(\"http://localhost:6490\")",
                        "serverURL:",
                        "setServerURL(");
    }

    private static String event(String name, String id) {
        return "{\"event\":\"%s\",\"properties\":{\"token\":\"t\",\"distinct_id\":\"%s\"}}"
                .formatted(name, id);
    }

    /** As node's library sends what is single. */
    private String get(IngestProcess process, String path, String json)
            throws IOException, InterruptedException {
        String data = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        URI uri =
                URI.create(
                        process.address()
                                + path
                                + "?ip=0&verbose=0&data="
                                + URLEncoder.encode(data, StandardCharsets.UTF_8));
        return client.send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
