package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.web.FreePorts;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page while it is served, in a browser. */
@Timeout(120)
@EnabledIf("dev.mixhook.engine.page.PageBrowser#isPossible")
class LivePageTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String SECOND = "[aria-posinset='2']";

    private static PageBrowser browser;

    @TempDir private Path folder;
    private LiveSample sample;
    private PageServer server;
    private Thread thread;

    @BeforeAll
    static void startBrowser() {
        browser = PageBrowser.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        sample = new LiveSample(folder);
        sample.play(Duration.ofDays(1), _ -> {});
        server = PageServer.start(FreePorts.next(), sample.page(), sample.run());
        thread = Thread.ofPlatform().start(this::attend);
    }

    private void attend() {
        try {
            sample.engine().attend();
        } catch (InterruptedException _) {
            // The test is over.
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        sample.engine().post(sample.engine()::park);
        thread.join();
        browser.run("location.replace('about:blank')");
        server.close();
        sample.close();
    }

    @Test
    void a_post_that_goes_out_while_the_page_is_open_is_shown() throws Exception {
        open("posts");
        assertThat(browser.texts("[role=option]")).hasSize(1);
        sample.run().act(new PageAction.SendNow("free", "bob"));
        assertThat(browser.find(SECOND).getText()).contains("#1");
        browser.find("[aria-posinset='1']").click();
        assertThat(browser.texts("article dd")).contains("by hand");
        assertThat(browser.texts("article th")).contains("bob");
        noErrors();
    }

    @Test
    void send_it_again_reaches_the_receiver_once() {
        open("posts/1");
        button("Send it again").click();
        assertThat(browser.find(SECOND).getText()).contains("#1");
        assertThat(sample.receiver().posts()).hasSize(2);
        assertThat(sample.receiver().posts().get(1).body())
                .isEqualTo(sample.receiver().posts().get(0).body());
        assertThat(browser.find("[role=status] b").getText()).isEqualTo("POST 2 is on its way");
        noErrors();
    }

    @Test
    void a_campaign_is_paused_and_resumed_and_sent_to_somebody_and_to_people_at_random() {
        open("campaigns");
        button("Pause").click();
        assertThat(browser.find(".card p.refused").getText()).isEqualTo("Paused: by hand");
        button("Resume").click();
        button("Pause");
        button("Send a test to five people").click();
        said("POST 2 is on its way, a test");
        browser.find(".card input").sendKeys("bob");
        button("Send now").click();
        said("POST 3 is on its way");
        assertThat(sample.receiver().posts().get(0).users()).containsExactly("ana");
        assertThat(sample.receiver().posts().get(1).users()).containsExactly("ana", "bob");
        browser.find(".card input").sendKeys("by");
        button("Send now").click();
        said("No profile to be sent: bobby.");
        assertThat(browser.console())
                .allMatch(line -> line.contains("the server responded with a status of 409"));
    }

    @Test
    void without_the_token_there_are_no_buttons_and_with_it_they_stay_when_it_is_loaded_again() {
        open("campaigns");
        assertThat(browser.texts(".card button")).isNotEmpty();
        browser.run("sessionStorage.clear()");
        browser.open(address(), "campaigns");
        assertThat(browser.find("[role=status]").getText()).contains("that mixhook has printed");
        assertThat(browser.run("return document.querySelectorAll('.card button').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return document.documentElement.outerHTML").toString())
                .doesNotContain("s3cret");
        noErrors();
    }

    @Test
    void secrets_are_shown_to_whoever_has_the_token_and_asks() {
        open("posts/1");
        assertThat(browser.texts("article dd")).anyMatch(text -> text.contains("?key=***"));
        button("Show secrets").click();
        button("Hide secrets");
        assertThat(browser.texts("article dd")).anyMatch(text -> text.contains("?key=s3cret"));
        noErrors();
    }

    @Test
    void somebody_is_found_who_is_told_why_now_and_at_an_instant_before() {
        open("people");
        browser.find("input").sendKeys("plan: free");
        browser.withText("output", "1 person");
        browser.find("[role=option]").click();
        assertThat(browser.find("h4").getText()).isEqualTo("free: matches");
        assertThat(browser.texts(".why li")).contains("yes plan is \"free\"\nplan = \"free\"");
        browser.find("input[type=range]").sendKeys(Keys.HOME);
        browser.withText("h4", "free: does not match");
        button("Now").click();
        browser.withText("h4", "free: matches");
        noErrors();
    }

    @Test
    void a_tab_that_was_cut_off_catches_up() throws Exception {
        open("posts");
        assertThat(browser.texts("[role=option]")).hasSize(1);
        int port = server.port();
        server.close();
        browser.find("[role=status] .away");
        sample.run().act(new PageAction.SendNow("free", "bob"));
        server = PageServer.start(port, sample.page(), sample.run());
        assertThat(browser.find(SECOND).getText()).contains("#1");
    }

    @Test
    void a_request_shows_where_it_breaks_a_rule() {
        Responder responder =
                sample.page()
                        .around(
                                new Responder() {
                                    @Override
                                    public WebAnswer answer(Request request) {
                                        return WebResponse.of(200);
                                    }

                                    @Override
                                    public void broken(String how) {}
                                },
                                List.of(),
                                () -> START);
        open("receiver/1");
        responder.answer(
                new Request(
                        "POST",
                        "/hook?key=s3cret",
                        List.of(new Request.Header("Authorization", "Basic s3cret")),
                        "users=%5B%7b%22%24distinct_id%22%3A%22ana%22%2C+%22%24properties%22%3A+%7B%7D%7D%5D"));
        assertThat(browser.texts("article li")).anyMatch(line -> line.startsWith("R-W5 "));
        assertThat(browser.find("pre[aria-label='Body'] mark").getText()).isEqualTo("%");
        assertThat(browser.find("pre[aria-label='Body, decoded'] mark").getText()).isEqualTo(":");
        assertThat(browser.run("return document.documentElement.outerHTML").toString())
                .doesNotContain("s3cret");
        assertThat(browser.barriers()).isEmpty();
        button("Show secrets").click();
        button("Hide secrets");
        assertThat(browser.find("pre[aria-label=Head]").getText())
                .isEqualTo("/hook?key=s3cret\nAuthorization: Basic s3cret");
        noErrors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "posts/1", "people/ana", "campaigns"})
    void it_is_for_everyone(String place) {
        open(place);
        browser.find("main section");
        assertThat(browser.barriers()).isEmpty();
        noErrors();
    }

    private static void noErrors() {
        assertThat(browser.console()).isEmpty();
    }

    private String address() {
        return "http://localhost:" + server.port() + '/';
    }

    /** Opens the page by what is printed, and then a place on it. */
    private void open(String place) {
        browser.console();
        browser.open(address(), server.address().substring(server.address().indexOf('#') + 1));
        browser.find("nav a");
        browser.run("location.hash = '" + place + "'");
        browser.find("main section");
    }

    private static WebElement button(String text) {
        return browser.withText("button", text);
    }

    private static void said(String text) {
        browser.withText("*[@role='status']//b", text);
    }
}
