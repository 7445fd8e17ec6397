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
                .contains("mixhook verify --explain body-110kb");
        assertThat(browser.barriers()).isEmpty();
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
