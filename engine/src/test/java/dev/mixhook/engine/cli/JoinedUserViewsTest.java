package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.testing.ManualEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a user to whose device something was sent before they signed in. */
class JoinedUserViewsTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String CAMPAIGN =
            """
            campaign: c1
            webhook: {url: "http://localhost:1/"}
            target: {property: plan, is: free}
            schedule:
              recurring: {every: day, at: "09:00"}
              limits: {at_most: 5, at_most_every: 3 days}
            """;
    private static final List<String> PROFILES =
            List.of(
                    update("$device:d", "2026-01-05T01:00:00Z", 1),
                    update("ana", "2026-01-06T01:00:01Z", 3));
    private static final List<String> EVENTS =
            List.of(
                    "{\"$mixhook\":{\"at\":%d,\"n\":2},\"event\":\"Login\",\"properties\":{\"time\":1767661200,\"$device_id\":\"d\",\"$user_id\":\"ana\"}}"
                            .formatted(Instant.parse("2026-01-06T01:00:00Z").toEpochMilli()));

    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(folder.resolve("campaigns/c1.yaml"), CAMPAIGN);
        Files.writeString(folder.resolve("project.yaml"), "project: {from: 2026-01-05}\n");
        Files.writeString(
                folder.resolve("profiles.ingest.jsonl"), String.join("\n", PROFILES) + '\n');
        Files.writeString(folder.resolve("events.ingest.jsonl"), String.join("\n", EVENTS) + '\n');
    }

    @Test
    void explain_tells_what_was_sent_to_the_device_and_counts_it() { // R-S5
        assertThat(explain("ana", "2026-01-06T02:00:00Z")).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(
                        "ana and c1 at 2026-01-06 Tue 02:00:00 +00:00",
                        "  sent 2026-01-05 Mon 09:00:00 +00:00, as $device:d, if all were answered 200\n",
                        "  joined 2026-01-06 Tue 01:00:00 +00:00: $device:d\n",
                        "  limits: at_most 5 (1 so far), at_most_every 3 days (next from 2026-01-08 Thu 09:00:00 +00:00)");
    }

    @Test
    void explain_of_a_device_tells_of_its_user() {
        assertThat(explain("$device:d", "2026-01-06T02:00:00Z")).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains("$device:d is ana.\n", "ana and c1 at 2026-01-06 Tue 02:00:00 +00:00");
    }

    @Test
    void explain_counts_what_a_ledger_tells_of_the_device_also_before_a_run_has_noted_it() {
        run(Duration.ofHours(12));
        String state = folder.resolve("state").toString();
        assertThat(explain("ana", "2026-01-06T02:00:00Z", "--state", state))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        "  sent 2026-01-05 Mon 09:00:00 +00:00 in POST 1, as $device:d\n",
                        "  limits: at_most 5 (1 so far)")
                .doesNotContain("joined");
    }

    @Test
    void the_ledger_tells_a_users_story_with_that_of_their_device() {
        run(Duration.ofDays(6));
        assertThat(
                        shell.run(
                                "ledger",
                                "user",
                                "ana",
                                "--state",
                                folder.resolve("state").toString()))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        2026-01-05 Mon 09:00:00 +00:00  c1  POST 1  accepted 200  as $device:d
                        2026-01-06 Tue 01:00:00 +00:00  c1  joined: $device:d
                        2026-01-06 Tue 09:00:00 +00:00  c1  suppressed: limit at_most_every 3 days: sent 2026-01-05 Mon 09:00:00 +00:00 in POST 1
                        2026-01-08 Thu 09:00:00 +00:00  c1  POST 2  accepted 200
                        2026-01-09 Fri 09:00:00 +00:00  c1  suppressed: limit at_most_every 3 days: sent 2026-01-08 Thu 09:00:00 +00:00 in POST 2
                        """);
        assertThat(
                        shell.run(
                                "ledger",
                                "user",
                                "ana",
                                "--json",
                                "--state",
                                folder.resolve("state").toString()))
                .isZero();
        assertThat(
                        shell.out()
                                .lines()
                                .map(
                                        line ->
                                                line.replaceAll(
                                                        ".*\"user\":\"([^\"]*)\".*\"what\":\"([a-z]*)\".*",
                                                        "$1 $2")))
                .contains("$device:d accepted", "ana joined", "ana suppressed");
    }

    private int explain(String user, String at, String... more) {
        List<String> words =
                new ArrayList<>(List.of("explain", folder.toString(), "--user", user, "--at", at));
        words.addAll(List.of(more));
        return shell.run(words.toArray(String[]::new));
    }

    private void run(Duration length) {
        try (Ledger ledger = LedgerLocation.folder(folder.resolve("state")).open();
                ManualEngine engine = new ManualEngine(ledger)) {
            engine.campaign(CAMPAIGN).lines(PROFILES, EVENTS).start(START).advance(length);
        }
    }

    private static String update(String id, String at, int number) {
        long millis = Instant.parse(at).toEpochMilli();
        return "{\"$mixhook\":{\"at\":%d,\"n\":%d},\"$distinct_id\":\"%s\",\"$time\":%d,\"$set\":{\"plan\":\"free\"}}"
                .formatted(millis, number, id, millis);
    }
}
