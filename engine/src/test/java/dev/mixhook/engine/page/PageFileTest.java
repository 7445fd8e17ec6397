package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.targeting.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a file, in a browser. */
@EnabledIf("dev.mixhook.engine.page.PageBrowser#isPossible")
class PageFileTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String HOSTILE =
            "</script><script>window.hit = 1</script><img src=x onerror='window.hit=1'>\u2028\u202e";

    private static PageBrowser browser;

    @TempDir private Path folder;
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @BeforeAll
    static void start() {
        browser = PageBrowser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void the_console_has_no_errors() {
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void a_post_shows_its_users_its_body_and_its_answer() throws IOException {
        person("ana", "{\"plan\":\"free\",\"n\":1}");
        open(write("free", answering(503, 200)), "posts/1");
        assertThat(browser.find("article h2").getText()).isEqualTo("POST 1 refused 503");
        assertThat(browser.texts("article td")).contains("plan free\nn 1", "not sent before");
        assertThat(browser.texts("article pre"))
                .anyMatch(text -> text.startsWith("users=%5B%7B%22%24distinct_id%22"))
                .contains("503\nbusy")
                .anyMatch(text -> text.startsWith("curl -sS -i 'http://localhost:6494/hook' -H"));
    }

    @Test
    void a_person_has_a_story_in_its_order() throws IOException {
        person("ana", "{\"plan\":\"free\"}");
        events.add(
                "{\"event\":\"Login\",\"properties\":{\"time\":%d,\"distinct_id\":\"ana\"}}"
                        .formatted(START.minusSeconds(60).toEpochMilli()));
        open(write("free", answering(503, 200)), "people/ana");
        assertThat(browser.texts(".story li"))
                .containsExactly(
                        "2026-01-05 00:00:00 free: became due in POST 1, matches since the start",
                        "2026-01-05 00:00:00 free: was refused, comes again in POST 1 (503)",
                        "2026-01-05 00:01:00 free: was sent in POST 2 (200), again");
        assertThat(browser.texts(".ticks span")).containsExactly("Login (1)");
    }

    @Test
    void why_and_why_not_is_told_of_any_instant() throws IOException {
        person("ana", "{\"plan\":\"pro\"}");
        profiles.add(
                "{\"$distinct_id\":\"ana\",\"$time\":%d,\"$set\":{\"plan\":\"free\"}}"
                        .formatted(START.plusSeconds(43_200).toEpochMilli()));
        open(write("free", answering(200)), "people/ana");
        assertThat(browser.texts("h4")).containsExactly("free: matches");
        assertThat(browser.texts(".why li")).contains("yes plan is \"free\"\nplan = \"free\"");
        browser.find("input[type=range]").sendKeys(Keys.HOME);
        assertThat(browser.texts("h4")).containsExactly("free: does not match");
    }

    @Test
    void a_campaign_says_whom_it_is_for_and_when() throws IOException {
        person("ana", "{\"plan\":\"free\"}");
        open(write("free", answering(200)), "campaigns");
        assertThat(browser.find(".card").getText())
                .contains("1 sent")
                .contains("plan is \"free\" or did Login at least 9 times in 90 days")
                .contains("as people match, at the next whole minute, each of them once");
    }

    @Test
    void what_others_wrote_is_text_and_runs_nothing() throws IOException {
        person(HOSTILE, "{\"plan\":\"free\",%s:%s}".formatted(quoted(HOSTILE), quoted(HOSTILE)));
        person("big", "{\"plan\":\"free\",\"n\":\"" + "<b>".repeat(400_000) + "\"}");
        String page = write(HOSTILE, new Scripted(new int[] {200}, HOSTILE));
        for (String place : List.of("timeline", "posts/1", "people/big", "campaigns")) {
            open(page, place);
            assertThat(browser.find("main").getText()).isNotEmpty();
            assertThat(browser.run("return window.hit")).isNull();
            assertThat(browser.run("return document.images.length")).isEqualTo(0L);
        }
    }

    @Test
    void nothing_is_loaded_from_anywhere() throws IOException {
        person("ana", "{\"plan\":\"free\"}");
        open(write("free", answering(200)), "timeline");
        browser.find(".uplot");
        assertThat(browser.run("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        browser.run(
                """
                const other = document.createElement('script');
                other.textContent = 'window.hit = 1';
                document.body.append(other);
                """);
        assertThat(browser.run("return window.hit")).isNull();
        assertThat(browser.console())
                .singleElement()
                .asString()
                .contains("Content Security Policy");
    }

    @Test
    void the_keyboard_alone_reaches_a_post_and_a_minute() throws IOException {
        for (int i = 0; i < 3; i++) {
            person("user-" + i, "{\"plan\":\"free\"}");
        }
        String page = write("free", answering(503, 503, 200));
        open(page, "posts");
        WebElement list = browser.find("[role=listbox]");
        list.sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.find("article h2").getText()).startsWith("POST 4 ");
        list.sendKeys(Keys.END);
        assertThat(browser.find("article h2").getText()).startsWith("POST 1 ");
        open(page, "timeline");
        assertThat(browser.find(".stretch").getText()).contains("(24 h, UTC)");
        WebElement zoom = browser.find("[aria-label='Zoom in']");
        for (int i = 0; i < 11; i++) {
            zoom.sendKeys("+");
        }
        assertThat(browser.find(".stretch").getText()).contains("(1 min, UTC)");
        zoom.sendKeys("0");
        assertThat(browser.find(".stretch").getText()).contains("(24 h, UTC)");
    }

    @Test
    void ten_thousand_posts_and_people_can_be_searched() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            person("user-" + i, "{\"plan\":\"free\",\"n\":" + i + "}");
        }
        String page = write("free", answering(200));
        long before = System.nanoTime();
        open(page, "posts");
        browser.find("[role=option]");
        long opened = System.nanoTime();
        assertThat(browser.find("output").getText()).isEqualTo("10,000 POSTs");
        assertThat(browser.texts("[role=option]")).hasSizeBetween(10, 60);
        browser.find("[aria-label=User]").sendKeys("user-7777");
        assertThat(browser.find("output").getText()).isEqualTo("1 POST");
        long found = System.nanoTime();
        Object paint =
                browser.run(
                        "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
        open(page, "posts/1");
        browser.find("[aria-activedescendant=row-9999]");
        browser.run("document.querySelector('.list').scrollTop = 0");
        browser.find("[aria-posinset='1']");
        assertThat(browser.run("return document.querySelector('[aria-activedescendant]')"))
                .as("a row that is not there is not named")
                .isNull();
        open(page, "people");
        long people = System.nanoTime();
        browser.find("input").sendKeys("n: 4242");
        assertThat(browser.find("output").getText()).isEqualTo("1 person");
        long person = System.nanoTime();
        System.out.printf(
                "10,000 POSTs: first paint after %s ms, opened in %d ms, one found in %d ms; one of 10,000 people found in %d ms%n",
                paint,
                Duration.ofNanos(opened - before).toMillis(),
                Duration.ofNanos(found - opened).toMillis(),
                Duration.ofNanos(person - people).toMillis());
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 2560"})
    void it_is_for_everyone(String scheme, int width) throws IOException {
        person("ana", "{\"plan\":\"free\"}");
        String page = write("free", answering(503, 200));
        browser.scheme(scheme);
        browser.size(width, 900);
        for (String place : List.of("timeline", "posts/1", "people/ana", "campaigns")) {
            open(page, place);
            assertThat(browser.barriers()).as(place).isEmpty();
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %d", place, width)
                    .isEqualTo(true);
        }
    }

    private static Sender answering(int... statuses) {
        return new Scripted(statuses, "busy");
    }

    /** Answers by a script, and then always as at its end. */
    private static final class Scripted implements Sender {
        private final int[] statuses;
        private final String text;

        private Scripted(int[] statuses, String text) {
            this.statuses = statuses;
            this.text = text;
        }

        @Override
        public Outcome send(WebhookRequest request) {
            int status = statuses[(int) Math.min(request.number(), statuses.length) - 1];
            return request.outcome(Answer.of(status, text));
        }

        @Override
        public void close() {}
    }

    private void person(String id, String properties) {
        profiles.add("{\"$distinct_id\":%s,\"$properties\":%s}".formatted(quoted(id), properties));
    }

    private static String quoted(String text) {
        return JsonText.quoted(text);
    }

    private static void open(String page, String place) {
        browser.open(page, place);
    }

    /** Plays a day, a POST a person, and writes the page; its address. */
    private String write(String name, Sender sender) throws IOException {
        Path campaigns = Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                campaigns.resolve("one.yaml"),
                """
                campaign: %s
                webhook: {url: "http://localhost:6494/hook", batch: 1}
                target: {any: [{property: plan, is: free}, {did: Login, at_least: 9}]}
                schedule: asap
                """
                        .formatted(quoted(name)));
        Workspace workspace =
                ((Workspace.ReadResult.Valid) WorkspaceReader.read(List.of(folder), Map.of()))
                        .workspace();
        Feed feed = feed(workspace);
        Duration day = Duration.ofDays(1);
        PageRecording recording =
                new PageRecording(
                        new PageHead(
                                "a test",
                                workspace.project().zone(),
                                START,
                                START.plus(day),
                                workspace.campaigns()),
                        1L << 30);
        try (JdbcLedger ledger = LedgerLocation.memory().open();
                Engine engine =
                        new Engine(
                                workspace.campaigns(),
                                feed,
                                recording.around(sender),
                                ledger,
                                recording.listener(),
                                ExecutionOptions.DEFAULT)) {
            engine.start(START);
            engine.playUntil(
                    START.plus(day), recording.audiences(engine::audienceSizes, START, day));
            engine.summarize();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Path file = folder.resolve("page.html");
        recording.write(file, feed.people(), feed(workspace));
        return file.toUri().toString();
    }

    private Feed feed(Workspace workspace) throws IOException {
        return FeedReader.read(
                DataSources.lines(profiles, events),
                Engine.vocabulary(workspace.campaigns()),
                workspace.project().zones());
    }
}
