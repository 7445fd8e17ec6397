package dev.mixhook.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.FreePorts;
import dev.mixhook.engine.web.WebResponse;
import dev.mixhook.targeting.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The protocol over HTTP; the client holds each request and answer against the description. */
@Timeout(60)
class ControlServerTest {
    private static final String NOTHING = "{}";
    private static final String CAMPAIGN =
            """
            campaign: lapsed
            webhook: {url: "http://localhost:1/"}
            target: {property: $last_seen, older_than: 14 days}
            schedule: asap
            """;

    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-11-29T23:00:00Z");
    private DrivenReceiver receiver;
    private Control control;
    private ControlServer server;
    private ControlClient client;

    @BeforeEach
    void start() throws IOException {
        receiver = new DrivenReceiver();
        control =
                new Control(
                        new ControlSettings(
                                "1.2.3",
                                folder,
                                Map.of("SECRET", "s3cret"),
                                3,
                                Duration.ofMinutes(10),
                                () -> now));
        server = ControlServer.start(FreePorts.next(), control, Optional.empty());
        client = new ControlClient(server.address());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        control.close();
        receiver.close();
    }

    @Test
    void a_story_is_told_step_by_step_and_each_answer_is_as_described() throws Exception {
        receiver.answers(
                () -> new WebResponse(200, List.of(), "thanks".getBytes(StandardCharsets.UTF_8)));
        String session = open();
        JsonNode told =
                client.ask(
                        "person",
                        session,
                        "{\"$distinct_id\": \"ana\", \"$last_seen\": \"2025-12-31T00:00:00\"}");
        assertThat(told.path("now").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(
                        client.ask(
                                        "faults",
                                        session,
                                        "{\"faults\": [{\"post\": 1, \"lose\": \"answer\"}]}")
                                .at("/faults/0")
                                .asString())
                .isEqualTo("post: 1, lose: answer");
        JsonNode advanced = client.ask("advance", session, "{\"by\": \"15 days\"}");
        assertThat(advanced.path("now").asString()).isEqualTo("2026-01-16T00:00:00Z");
        assertThat(advanced.path("posts").values()).hasSize(2);
        assertThat(receiver.bodies()).hasSize(2);
        JsonNode posts =
                client.ask("posts", session, "{\"since\": 1, \"user\": \"ana\", \"limit\": 1}");
        assertThat(posts.path("next").asInt()).isEqualTo(2);
        JsonNode first = posts.at("/posts/0");
        assertThat(first.path("outcome").asString()).isEqualTo("uncertain");
        assertThat(first.path("why").asString()).isEqualTo("the answer was lost, on purpose");
        assertThat(first.path("occurrence").asString()).isEqualTo(first.path("due").asString());
        assertThat(first.at("/faults/0").asString()).isEqualTo("lose: answer");
        assertThat(first.path("why").asString()).isEqualTo("the answer was lost, on purpose");
        JsonNode second = client.ask("posts", session, "{\"since\": 2}").at("/posts/0");
        assertThat(second.path("status").asInt()).isEqualTo(200);
        assertThat(second.path("answer").asString()).isEqualTo("thanks");
        assertThat(first.at("/json/0/$distinct_id").asString()).isEqualTo("ana");
        assertThat(first.path("body").asString()).isEqualTo(receiver.bodies().getFirst());
        assertThat(first.path("curl").asString()).startsWith("curl ");
        JsonNode met =
                client.ask(
                        "expect",
                        session,
                        "{\"posts\": 2, \"statuses\": [\"uncertain\", 200], \"sent\": {\"ana\": 2, \"bob\": 0}, \"accepted\": {\"ana\": 1}, \"requeued\": 0}");
        assertThat(met.path("met").asBoolean()).isTrue();
        assertThat(client.ask("clear_faults", session, NOTHING).path("faults").values()).isEmpty();
        client.ask(
                "update",
                session,
                "{\"$distinct_id\": \"ana\", \"$set\": {\"$last_seen\": \"2026-01-16T00:00:00\"}}");
        client.ask("event", session, "{\"name\": \"Purchase\", \"by\": \"ana\", \"amount\": 1.10}");
        client.ask(
                "data",
                session,
                "{\"profiles\": [{\"$distinct_id\": \"bob\", \"$properties\": {\"plan\": \"pro\"}}]}");
        client.ask("advance", session, "{\"until\": \"2026-01-17T00:00:00Z\"}");
        client.ask("target", session, "{\"url\": \"" + receiver.url() + "\"}");
        JsonNode standing = client.ask("standing", session, "{\"campaign\": \"lapsed\"}");
        assertThat(standing.path("matching").values()).isEmpty();
        assertThat(standing.path("requeued").values()).isEmpty();
        JsonNode explained = client.ask("explain", session, "{\"user\": \"ana\"}");
        assertThat(explained.at("/explanations/0/matches").asBoolean()).isFalse();
        assertThat(explained.at("/explanations/0/story").values()).isNotEmpty();
        assertThat(
                        client.ask("pause", session, "{\"campaign\": \"lapsed\"}")
                                .at("/campaigns/0/paused")
                                .asString())
                .isNotEmpty();
        client.ask("resume", session, "{\"campaign\": \"lapsed\"}");
        JsonNode state = client.ask("session", session, NOTHING);
        assertThat(state.at("/campaigns/0/sent").asInt()).isEqualTo(1);
        assertThat(state.path("seed").asInt()).isEqualTo(7);
        JsonNode status = client.ask("status", "", NOTHING);
        assertThat(status.path("version").asString()).isEqualTo("1.2.3");
        assertThat(status.at("/sessions/0").asString()).isEqualTo(session);
        client.ask("close", session, NOTHING);
        client.refused("session", session, NOTHING, Refusal.UNKNOWN);
        assertThat(client.asked()).isEqualTo(Operations.BY_NAME.keySet());
    }

    @Test
    void what_is_not_as_expected_is_said_with_what_was_seen_and_how_to_repeat_it()
            throws Exception {
        String session = lapsed();
        client.ask("advance", session, "{\"by\": \"1 hour\"}");
        JsonNode held =
                client.ask(
                        "expect",
                        session,
                        "{\"posts\": 2, \"users\": [\"ana\", \"bob\"], \"sent\": {\"ana\": 2}, \"campaign\": \"lapsed\"}");
        assertThat(held.path("met").asBoolean()).isFalse();
        assertThat(held.path("seed").asInt()).isEqualTo(7);
        assertThat(held.path("failures").values()).hasSize(3);
        assertThat(held.at("/failures/0/expected").asString()).isEqualTo("posts: 2");
        assertThat(held.at("/failures/0/seen").asString()).isEqualTo("posts: 1");
        assertThat(held.at("/failures/0/curl").asString()).startsWith("curl ");
        assertThat(held.at("/failures/2/seen").asString()).isEqualTo("sent: {ana: 1}");
    }

    @Test
    void expectations_are_about_what_happened_since_time_went_on_unless_a_number_says_since_when()
            throws Exception {
        String session = lapsed();
        client.ask("advance", session, "{\"by\": \"1 hour\"}");
        client.ask("advance", session, "{\"by\": \"1 hour\"}");
        assertThat(met(session, "{\"posts\": 0}")).isTrue();
        assertThat(met(session, "{\"posts\": 1, \"since\": 1}")).isTrue();
        assertThat(met(session, "{\"posts\": 0, \"since\": 2}")).isTrue();
    }

    private boolean met(String session, String expected) throws Exception {
        return client.ask("expect", session, expected).path("met").asBoolean();
    }

    @Test
    void all_that_is_wrong_with_campaigns_is_said_at_once_each_with_its_place() throws Exception {
        JsonNode problems =
                client.refused(
                        "open",
                        "",
                        "{\"start_at\": \"2026-01-01T00:00:00Z\", \"campaigns\": [\"campaign: a\\nschedul: asap\\ntarget: {property: x}\\n\", \"b: 1\"]}",
                        Refusal.INVALID);
        assertThat(problems.valueStream().map(each -> each.path("file").asString()).distinct())
                .containsExactly("campaigns[0]", "campaigns[1]");
        assertThat(problems.at("/0/line").asInt()).isPositive();
        assertThat(problems.at("/0/column").asInt()).isPositive();
        assertThat(client.ask("status", "", NOTHING).path("sessions").values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | {\"campaigns\": []} | Missing. Write when it begins",
                "open | {\"start_at\": \"soon\", \"campaigns\": [\"x\"]} | \"soon\" is text; `start_at` takes an instant",
                "open | {\"start_at\": \"2026-01-01\", \"workspace\": \"x\", \"campaigns\": [\"x\"]} | and not both",
                "open | {\"start_at\": \"2026-01-01\", \"campaigns\": [\"x\"], \"sed\": 1} | Did you mean `seed`?",
                "advance | {\"by\": \"15 dais\"} | \"15 dais\" is text; `by` takes a time with its unit",
                "advance | {\"by\": 15} | 15 is a number; `by` takes a time with its unit",
                "advance | {} | How far?",
                "advance | {\"until\": \"2025-12-31T00:00:00Z\"} | already",
                "advance | {\"until\": \"2099-12-31T00:00:00Z\", \"by\": \"1 day\"} | and not both",
                "person | {} | Missing. Write who it is",
                "person | {\"$distinct_id\": \"a\", \"$distinct_id\": \"b\"} | twice",
                "person | [] | Found a list where keys and values are expected",
                "person | {\"$distinct_id\": | This is no JSON: it ends in the middle",
                "person | {} {} | Something follows behind the JSON",
                "update | {\"$distinct_id\": \"a\"} | One of $set, $set_once",
                "event | {\"name\": \"x\"} | Missing. Write who did it",
                "data | {} | Write profiles, or events",
                "data | {\"events\": [1]} | takes objects",
                "faults | {\"faults\": [{\"post\": 1}]} | No fault here",
                "posts | {\"limit\": 5000} | from 1 to 1000",
                "expect | {\"posts\": 0, \"campaign\": \"other\"} | no campaign other here; there are lapsed",
                "posts | {\"campaign\": \"other\"} | no campaign other here; there are lapsed",
                "explain | {\"user\": \"ana\", \"campaign\": \"other\"} | no campaign other here; there are lapsed",
                "expect | {} | Nothing is expected here",
                "expect | {\"statuses\": [999]} | takes statuses",
                "pause | {\"campaign\": \"other\"} | other",
            })
    void a_request_that_is_wrong_is_refused_in_words(String operation, String input, String words)
            throws Exception {
        String session = open();
        JsonNode problems = client.refused(operation, session, input, Refusal.INVALID);
        assertThat(problems.toString().replace("\\\"", "\"")).contains(words);
    }

    @Test
    void sessions_are_kept_apart() throws Exception {
        String one = lapsed();
        String other = open();
        client.ask("advance", one, "{\"by\": \"1 hour\"}");
        client.ask("advance", other, "{\"by\": \"2 hours\"}");
        assertThat(client.ask("posts", one, NOTHING).path("posts").values()).hasSize(1);
        assertThat(client.ask("posts", other, NOTHING).path("posts").values()).isEmpty();
        assertThat(client.ask("session", one, NOTHING).path("now").asString())
                .isEqualTo("2026-01-01T01:00:00Z");
    }

    @Test
    void there_are_only_so_many_at_once() throws Exception {
        String first = open();
        open();
        open();
        client.refused("open", "", opening(), Refusal.CONFLICT);
        client.ask("close", first, NOTHING);
        assertThat(open()).isNotEqualTo(first);
    }

    @Test
    void one_that_nobody_speaks_to_ends() throws Exception {
        String idle = open();
        now = now.plus(Duration.ofMinutes(6));
        String busy = open();
        now = now.plus(Duration.ofMinutes(6));
        control.endIdle();
        client.refused("session", idle, NOTHING, Refusal.UNKNOWN);
        client.ask("session", busy, NOTHING);
    }

    @Test
    void one_that_is_at_something_can_be_closed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        receiver.answers(
                () -> {
                    asked.countDown();
                    await(over);
                    return WebResponse.of(200);
                });
        String session = lapsed();
        FutureTask<JsonNode> advance =
                new FutureTask<>(
                        () ->
                                client.refused(
                                        "advance",
                                        session,
                                        "{\"by\": \"1 hour\"}",
                                        Refusal.UNKNOWN));
        Thread.startVirtualThread(advance);
        asked.await();
        client.ask("close", session, NOTHING);
        over.countDown();
        assertThat(advance.get().toString()).contains("was closed meanwhile");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_receiver_that_is_not_there_is_told_at_once_and_time_stands() throws Exception {
        receiver.close();
        String session = lapsed();
        assertThat(
                        client.refused(
                                        "advance",
                                        session,
                                        "{\"by\": \"1 hour\"}",
                                        Refusal.UNREACHABLE)
                                .toString())
                .contains("Nobody listens at");
        assertThat(client.ask("session", session, NOTHING).path("now").asString())
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void posts_go_to_this_machine_alone() throws Exception {
        String session =
                client.ask("open", "", opening().replace(receiver.url(), "http://192.0.2.1/hook"))
                        .path("session")
                        .asString();
        client.ask(
                "person",
                session,
                "{\"$distinct_id\": \"ana\", \"$last_seen\": \"2025-01-01T00:00:00\"}");
        assertThat(
                        client.refused(
                                        "advance",
                                        session,
                                        "{\"by\": \"1 hour\"}",
                                        Refusal.UNREACHABLE)
                                .toString())
                .contains("192.0.2.1");
    }

    @Test
    void a_workspace_lies_below_the_folder_of_the_start() throws Exception {
        Path campaigns = Files.createDirectories(folder.resolve("shop/campaigns"));
        Files.writeString(campaigns.resolve("lapsed.yaml"), CAMPAIGN);
        JsonNode state = client.ask("open", "", workspace("shop"));
        assertThat(state.at("/campaigns/0/campaign").asString()).isEqualTo("lapsed");
        Path link = Files.createSymbolicLink(folder.resolve("out"), folder.resolveSibling(""));
        for (String outside : new String[] {"..", "/tmp", "shop/../..", "out", "../nowhere"}) {
            assertThat(client.refused("open", "", workspace(outside), Refusal.INVALID).toString())
                    .contains("does not lie in the folder");
        }
        Files.delete(link);
        client.refused("open", "", workspace("nowhere"), Refusal.INVALID);
    }

    @Test
    void texts_see_the_variables_that_come_with_them_and_no_others() throws Exception {
        String secret = CAMPAIGN.replace("localhost:1/", "localhost:1/${SECRET}");
        Path campaigns = Files.createDirectories(folder.resolve("shop/campaigns"));
        Files.writeString(campaigns.resolve("lapsed.yaml"), secret);
        client.ask("open", "", workspace("shop"));
        assertThat(client.refused("open", "", opening(secret), Refusal.INVALID).toString())
                .contains("SECRET")
                .doesNotContain("s3cret");
        client.ask(
                "open",
                "",
                opening(secret)
                        .replace("\"seed\"", "\"environment\": {\"SECRET\": \"x\"}, \"seed\""));
    }

    private static String workspace(String path) {
        return "{\"start_at\": \"2026-01-01T00:00:00Z\", \"workspace\": \"%s\"}".formatted(path);
    }

    private String opening() {
        return opening(CAMPAIGN);
    }

    private String opening(String campaign) {
        return "{\"start_at\": \"2026-01-01T00:00:00Z\", \"campaigns\": [%s], \"target\": \"%s\", \"seed\": 7}"
                .formatted(JsonText.quoted(campaign), receiver.url());
    }

    private String open() throws Exception {
        return client.ask("open", "", opening()).path("session").asString();
    }

    /** A session with somebody who is due at once. */
    private String lapsed() throws Exception {
        String session = open();
        client.ask(
                "person",
                session,
                "{\"$distinct_id\": \"ana\", \"$last_seen\": \"2025-01-01T00:00:00\"}");
        return session;
    }
}
