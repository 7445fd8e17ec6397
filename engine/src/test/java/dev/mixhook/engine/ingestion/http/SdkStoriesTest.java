package dev.mixhook.engine.ingestion.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mixpanel.mixpanelapi.ClientDelivery;
import com.mixpanel.mixpanelapi.MessageBuilder;
import com.mixpanel.mixpanelapi.MixpanelAPI;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.ingestion.Journal;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mixpanel's own libraries, as they are published, play one story each. */
@Timeout(180)
class SdkStoriesTest {
    private static final Path SCRIPTS = Path.of("src/test/js").toAbsolutePath();
    private static final Path PACKAGES = SCRIPTS.resolve("node_modules");

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int signUp = vocabulary.mentionEvent("Sign Up");
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int old = vocabulary.mentionEvent("Old");
    private final int look = vocabulary.mentionEvent("Look");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");
    private final BlockingQueue<IngestedRequest> requests = new LinkedBlockingQueue<>();
    private Journal journal;
    private IngestionServer server;

    @BeforeEach
    void start() throws IOException {
        journal = Journal.open(folder, () -> {});
        InstantSource clock = InstantSource.system();
        server =
                IngestionServer.start(
                        0,
                        Set.of(),
                        new Ingestion(IngestSettings.DEFAULT, journal, clock, new Queued()));
    }

    private final class Queued implements IngestListener {
        @Override
        public void ingested(IngestedRequest request) {
            requests.add(request);
        }

        @Override
        public void unknown(String method, String path, String answer) {}

        @Override
        public void misdirected(String host) {}
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        journal.close();
    }

    @Test
    void node() throws Exception {
        assumeTrue(Files.isDirectory(PACKAGES.resolve("mixpanel")), "npm ci was run");
        Process story = script("node-story.js");
        String said = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(story.waitFor()).as(said).isZero();
        People people = people();
        assertThat(profile(people, "ana"))
                .isEqualTo(
                        Map.of(
                                "$email", "\"ana@example.org\"",
                                "plan", "\"free\"",
                                "n", "5",
                                "tags", "[\"b\", \"c\"]"));
        assertThat(people.hasProfile(people.number("gone"))).isFalse();
        assertThat(profile(people, "long").get("list")).contains("\"element 8999\"");
        assertThat(people.history(people.number("ana"), signUp).size()).isEqualTo(1);
        assertThat(people.history(people.number("bea"), signUp).size()).isEqualTo(1);
        assertThat(people.history(people.number("ana"), old).size()).isEqualTo(1);
        assertThat(people.history(people.number("ana"), buy).size()).isEqualTo(2);
        assertThat(people.history(people.number("ana"), buy).property(0, amount))
                .hasToString(String.valueOf(Value.of(1.5)));
        assertThat(people.number("acme")).isEqualTo(People.NOBODY);
    }

    @Test
    void react_native_in_its_javascript_mode() throws Exception {
        assumeTrue(Files.isDirectory(PACKAGES.resolve("mixpanel-react-native")), "npm ci was run");
        Process story = script("react-native-story.mjs");
        try {
            // Signing in is an event of the library's own.
            awaitRecords(63, 7);
        } finally {
            story.destroyForcibly().waitFor();
        }
        People people = people();
        assertThat(profile(people, "ana"))
                .isEqualTo(
                        Map.of(
                                "$email", "\"ana@example.org\"",
                                "plan", "\"free\"",
                                "visits", "5",
                                "tags", "[\"b\", \"c\"]"));
        assertThat(people.history(people.number("ana"), look).size()).isEqualTo(1);
        assertThat(people.history(people.number("ana"), signUp).size()).isEqualTo(1);
        assertThat(people.history(people.number("ana"), buy).size()).isEqualTo(60);
        assertThat(people.history(people.number("ana"), buy).property(59, amount))
                .hasToString(String.valueOf(Value.of(59)));
        assertThat(people.number("acme")).isEqualTo(People.NOBODY);
    }

    /** Starts one of the scripts, whose port is its argument. */
    private Process script(String name) throws IOException {
        return new ProcessBuilder("node", name, String.valueOf(server.port()))
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void java() throws Exception {
        String base = "http://localhost:" + server.port();
        MessageBuilder says = new MessageBuilder("token");
        ClientDelivery delivery = new ClientDelivery();
        delivery.addMessage(says.event("ana", "Sign Up", new JSONObject(Map.of("plan", "free"))));
        for (int i = 0; i < 60; i++) {
            delivery.addMessage(says.event("ana", "Buy", new JSONObject(Map.of("amount", i))));
        }
        delivery.addMessage(
                says.set("ana", new JSONObject(Map.of("$email", "ana@example.org", "n", 1))));
        delivery.addMessage(says.increment("ana", Map.of("n", 4L)));
        delivery.addMessage(says.append("ana", new JSONObject(Map.of("tags", "a"))));
        delivery.addMessage(says.set("gone", new JSONObject(Map.of("plan", "free"))));
        delivery.addMessage(says.delete("gone"));
        delivery.addMessage(
                says.groupSet("company", "acme", new JSONObject(Map.of("city", "Berlin"))));
        for (boolean gzip : List.of(true, false)) {
            new MixpanelAPI(
                            base + "/track",
                            base + "/engage",
                            base + "/groups",
                            base + "/import",
                            gzip)
                    .deliver(gzip ? delivery : again(says));
        }
        People people = people();
        assertThat(profile(people, "ana"))
                .isEqualTo(
                        Map.of(
                                "$email", "\"ana@example.org\"",
                                "n", "5",
                                "tags", "[\"a\"]",
                                "again", "true"));
        assertThat(people.hasProfile(people.number("gone"))).isFalse();
        assertThat(people.history(people.number("ana"), signUp).size()).isEqualTo(1);
        assertThat(people.history(people.number("ana"), buy).size()).isEqualTo(60);
    }

    private static ClientDelivery again(MessageBuilder says) {
        ClientDelivery delivery = new ClientDelivery();
        delivery.addMessage(says.set("ana", new JSONObject(Map.of("again", true))));
        return delivery;
    }

    @Test
    void browser() throws Exception {
        Path library = PACKAGES.resolve("mixpanel-browser/dist/mixpanel.module.js");
        assumeTrue(Files.isRegularFile(library), "npm ci was run");
        assumeTrue(BrowserStory.isPossible(), "Chromium is installed");
        Path page = SCRIPTS.resolve("browser-story.html");
        try (BrowserStory _ = BrowserStory.start(folder, page, library, server.port())) {
            awaitRecords(3, 5);
        }
        People people = people();
        assertThat(profile(people, "ana"))
                .containsEntry("$email", "\"ana@example.org\"")
                .containsEntry("plan", "\"free\"")
                .containsEntry("visits", "2")
                .containsEntry("tags", "[\"a\"]")
                .containsEntry("company", "[\"acme\"]");
        assertThat(people.history(people.number("ana"), signUp).size()).isEqualTo(1);
        // What was done before the sign-in is hers too.
        assertThat(people.history(people.number("ana"), look).size()).isEqualTo(1);
    }

    private void awaitRecords(int events, int updates) throws InterruptedException {
        int moreEvents = events;
        int moreUpdates = updates;
        while (moreEvents > 0 || moreUpdates > 0) {
            IngestedRequest request = requests.poll(60, TimeUnit.SECONDS);
            assertThat(request).as("a request within a minute").isNotNull();
            moreEvents -= request.events();
            moreUpdates -= request.updates();
        }
    }

    private People people() throws IOException {
        List<Path> paths = Journal.paths(folder);
        Feed feed =
                FeedReader.read(
                        List.of(paths.get(0)), List.of(paths.get(1)), vocabulary, DataZones.UTC);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        feed.apply(Verdict.FOREVER - 1, _ -> {});
        return feed.people();
    }

    /** What is known of somebody, but for when they were last seen. */
    private static Map<String, String> profile(People people, String id) {
        Map<String, String> properties = people.profile(people.number(id)).properties();
        properties.remove("$last_seen");
        return properties;
    }
}
