package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.report.VerificationSample;
import dev.mixhook.engine.testing.ManualEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What was found of a receiver, and what a ledger tells, as pages in a browser. */
@EnabledIf("dev.mixhook.engine.page.PageBrowser#isPossible")
class PagesOfReportsTest {
    private static PageBrowser browser;

    @TempDir private Path folder;

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
    void what_failed_comes_first_with_what_was_expected_and_seen() throws IOException {
        Path file = folder.resolve("verify.html");
        VerificationPage.write(VerificationSample.everything(), "1.0", file);
        browser.open(file.toUri().toString(), "");
        assertThat(browser.texts("summary b"))
                .containsExactly("failed", "errored", "warned", "waived", "skipped", "passed");
        assertThat(browser.find("details[open]").getText())
                .contains("Expected", "answered 200", "400 \"<no>\" & | 50%\\u0000")
                .contains("curl 'a'")
                .contains("How receivers get it wrong, and how to mend it");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void a_scenario_is_drawn_over_its_time_and_told_by_the_keyboard() throws IOException {
        Path file = folder.resolve("verify.html");
        VerificationPage.write(VerificationSample.everything(), "1.0", file);
        browser.open(file.toUri().toString(), "");
        browser.find("details.waived summary").click();
        assertThat(browser.texts(".rows div"))
                .containsExactly("Steps", "POSTs", "Faults", "Answers", "Checks");
        assertThat(browser.texts(".drawn [role=option]"))
                .containsExactly("▸", "●", "!", "?", "✓", "✕");
        browser.find(".drawn [role=listbox]").sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.find(".told").getText())
                .isEqualTo("2026-01-05 00:01:00 · POST 1 of pro: u1");
        browser.find(".drawn [role=listbox]").sendKeys(Keys.END);
        assertThat(browser.find(".told").getText()).endsWith("expected 2, seen 1");
        browser.find(".waived details summary").click();
        assertThat(browser.texts(".waived .story li"))
                .contains("2026-01-05 00:00:00 time goes on by 1 min");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void a_tab_that_is_open_for_days_keeps_what_came_last() {
        assertThat(
                        browser.run(
                                PageSources.module("latest")
                                        + PageSources.module("model")
                                        + """
                                        const at = '2026-01-05T00:00:00Z';
                                        const model = new Model({ campaigns: [], from: at, to: at }, true);
                                        for (let n = 1; n <= 120000; n++) {
                                          model.take({ kind: 'exchange', n, body: 'x'.repeat(1000) });
                                          model.take({ kind: 'post', n, campaign: 'c', due: at, outcome: 'accepted', users: ['a', 'b', 'u' + n] });
                                          model.take({ kind: 'audience', campaign: 'c', at: n, size: n });
                                          model.take({ kind: 'paused', campaign: 'c', at, why: '' });
                                          model.take({ kind: 'request', at, body: '' });
                                        }
                                        const { posts, audience, notes } = model.campaign('c');
                                        const steps = [...model.stories.values()].reduce((sum, each) => sum + each.length, 0);
                                        return [model.posts.length, posts.length, model.posts[0] === posts[0], model.byNumber.size, model.exchanges.size,
                                          audience.length, notes.length, model.requests.length, steps, model.forgotten === Date.parse(at), posts.at(-1).exchange.n];
                                        """))
                .satisfies(
                        kept -> {
                            List<Object> sizes = List.copyOf((List<?>) kept);
                            assertThat((Long) sizes.get(0)).isBetween(100_000L, 110_000L);
                            assertThat(sizes.subList(1, 4))
                                    .containsExactly(sizes.get(0), true, sizes.get(0));
                            assertThat((Long) sizes.get(4)).isBetween(50_000L, 67_200L);
                            assertThat((Long) sizes.get(5)).isBetween(5_000L, 10_000L);
                            assertThat(sizes.get(6)).isEqualTo(50L);
                            assertThat((Long) sizes.get(7)).isBetween(20_000L, 22_000L);
                            assertThat((Long) sizes.get(8)).isBetween(300_000L, 330_000L);
                            assertThat(sizes.subList(9, 11)).containsExactly(true, 120_000L);
                        });
    }

    @Test
    void a_ledger_shows_its_posts_and_the_stories_of_its_users() throws IOException {
        Path file = folder.resolve("ledger.html");
        ledgerPage().write(file, "ledger of a test");
        browser.open(file.toUri().toString(), "posts/1");
        assertThat(browser.find("article h2").getText()).isEqualTo("POST 1 refused 503");
        browser.open(file.toUri().toString(), "people/ana");
        assertThat(browser.texts(".story li"))
                .containsExactly(
                        "2026-01-05 00:00:00 free: was refused, comes again in POST 1 (503)",
                        "2026-01-05 00:01:00 free: was sent in POST 2 (200), again");
        for (String place : List.of("timeline", "posts/1", "people/ana", "campaigns")) {
            browser.open(file.toUri().toString(), place);
            assertThat(browser.barriers()).as(place).isEmpty();
        }
    }

    @Test
    void a_ledger_shows_streams_and_what_was_sent_by_hand() throws IOException {
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        LedgerPage page = new LedgerPage(ZoneOffset.UTC);
        try (JdbcLedger ledger = LedgerLocation.memory().open();
                ManualEngine engine =
                        new ManualEngine(ledger)
                                .campaign(
                                        """
                                        campaign: logins
                                        webhook: {format: event_stream, url: "http://localhost:6494/hook"}
                                        stream: {events: [Login]}
                                        """)
                                .did("ana", "Login", start.plusSeconds(60))
                                .did("ana", "Login", start.plusSeconds(120))) {
            engine.start(start).advance(Duration.ofHours(1));
            engine.byHand(
                    hand -> hand.again("logins", engine.receiver().posts().getFirst().form()));
            ledger.read(LedgerSelection.EVERYTHING, page::entry);
        }
        Path file = folder.resolve("ledger.html");
        page.write(file, "ledger of a test");
        browser.open(file.toUri().toString(), "posts/3");
        assertThat(browser.texts(".row .users")).containsExactly("1 event", "1 event", "1 event");
        assertThat(browser.texts("article dd"))
                .contains("a test by hand: nobody is marked as sent");
        browser.open(file.toUri().toString(), "posts/2");
        assertThat(browser.texts("article dd")).contains("2, batch 1 of 1");
    }

    private static LedgerPage ledgerPage() {
        LedgerPage page = new LedgerPage(ZoneOffset.UTC);
        try (JdbcLedger ledger = LedgerLocation.memory().open();
                ManualEngine engine =
                        new ManualEngine(ledger)
                                .campaign(
                                        """
                                        campaign: free
                                        webhook: {url: "http://localhost:6494/hook"}
                                        target: {property: plan, is: free}
                                        schedule: asap
                                        """)
                                .person("ana", "{\"plan\": \"free\"}")) {
            engine.receiver().answers(503, 200);
            engine.start(Instant.parse("2026-01-05T00:00:00Z"));
            engine.advance(Duration.ofHours(1));
            ledger.read(LedgerSelection.EVERYTHING, page::entry);
        }
        return page;
    }
}
