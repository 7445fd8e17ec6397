package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check}, {@code preview} and {@code explain}: they look, and send nothing. */
class LookingCommandsTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c1.yaml"),
                """
                campaign: c1
                webhook: {url: "http://localhost:6494/a b?key=1"}
                target:
                  all:
                    - {property: plan, is: free}
                    - any:
                        - {did: Login, within: 7 days}
                        - {property: vip, is: true}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"u1","$properties":{"plan":"free"}}
                {"$distinct_id":"u7","$properties":{"plan":"free","vip":true}}
                {"$distinct_id":"u3","$properties":{"plan":"pro","vip":true}}
                {"$distinct_id":"u4","$properties":{}}
                """);
        Files.writeString(
                folder.resolve("events.jsonl"),
                """
                {"event":"Login","properties":{"time":1767225600,"distinct_id":"u1"}}
                {"event":"Login","properties":{"time":1767225600,"distinct_id":"ghost"}}
                """);
    }

    @Test
    void check_and_explain_say_where_a_date_is_read_and_something_else_found()
            throws IOException { // R-T6, R-T7, R-T11
        Files.writeString(
                folder.resolve("campaigns/c1.yaml"),
                """
                campaign: c1
                webhook: {url: "http://localhost:6494/hook"}
                target:
                  all:
                    - {property: Seen, older_than: 7 days}
                    - {property: zip, is: 2142}
                    - {property: visits, any: {before: 2026-01-01}}
                    - {property: age, at_least: 18}
                    - {did: Login, where: [{property: due, in_the_last: 7 days}]}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"iso","$properties":{"Seen":"2012-11-20T15:26:17","zip":2142}}
                {"$distinct_id":"loose","$properties":{"Seen":"2012-11-20 15:26:17+0900","zip":"02142"}}
                {"$distinct_id":"none","$properties":{"visits":["2026-01-01"]}}
                {"$distinct_id":"text","$properties":{"Seen":"20.11.2012","zip":"2142","age":"35","visits":["2026-01-01","soon"]}}
                {"$distinct_id":"truth","$time":"2026-01-01T00:00:00","$set":{"Seen":true}}
                """);
        Files.writeString(
                folder.resolve("events.jsonl"),
                """
                {"event":"Login","properties":{"time":1767225600,"distinct_id":"text","due":"now"}}
                """);
        assertThat(shell.run("check", folder.toString())).as(shell.err()).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        c1  http://localhost:6494/hook
                          user["Seen"] is no date for 2 people, such as text: "20.11.2012". A date is YYYY-MM-DDTHH:MM:SS.
                          user["zip"] is text for 1 person where the number 2142 is asked for, such as text: "2142". If text is meant, put it in quotes.
                          user["visits"] is no date for 1 person, such as text: "soon". A date is YYYY-MM-DDTHH:MM:SS.
                          user["age"] is text for 1 person where numbers are compared, such as text: "35". A text is neither more nor less than a number.
                          event["due"] is no date for 1 person, such as text: "now". A date is YYYY-MM-DDTHH:MM:SS.
                        All is well, except for the warnings above.
                        """);
        String[] command = {
            "explain", folder.toString(), "--user", "text", "--at", "2026-01-07T17:00:00Z"
        };
        assertThat(shell.run(command)).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(
                        "       Seen = \"20.11.2012\", which is no date (a date is YYYY-MM-DDTHH:MM:SS)\n",
                        "       zip = \"2142\"\n",
                        "       visits = [\"2026-01-01\",\"soon\"], in which \"soon\" is no date (a date is YYYY-MM-DDTHH:MM:SS)\n",
                        "(last done 2026-01-01 Thu 00:00:00 +00:00 with due = \"now\", which is no date (a date is YYYY-MM-DDTHH:MM:SS), which does not count)\n");
    }

    @Test
    void explain_names_the_events_that_any_event_counted() throws IOException { // R-T4
        Files.writeString(
                folder.resolve("campaigns/c1.yaml"),
                """
                campaign: c1
                webhook: {url: "http://localhost:6494/hook"}
                selector: behaviors["b1"] > 0 and behaviors["b2"] == 0
                behaviors:
                  - {name: b1, window: 7d, event_selectors: [{event: $all_events}]}
                  - {name: b2, window: 7d, event_selectors: [{event: Purchase}]}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("events.jsonl"),
                """
                {"event":"Login","properties":{"time":1767225600,"distinct_id":"u1"}}
                {"event":"$any_event","properties":{"time":1767225601,"distinct_id":"u1"}}
                """);
        String[] command = {
            "explain", folder.toString(), "--user", "u1", "--at", "2026-01-07T17:00:00Z"
        };
        assertThat(shell.run(command)).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(
                        "  yes  all[0]  count(any event within 7 days) > 0\n"
                                + "       until 2026-01-08 Thu 00:00:01.001 +00:00\n"
                                + "       2 × any event within 7 days (last 2026-01-01 Thu 00:00:01 +00:00"
                                + " \"$any_event\", 2026-01-01 Thu 00:00:00 +00:00 \"Login\")\n");
        assertThat(shell.err())
                .contains(
                        "1 event named $any_event or $all_events: as a target these mean events of every name\n");
    }

    @Test
    void preview_tells_who_matches_at_an_instant_and_how_many_at_each_part() { // R-W9, R-T1, R-T4
        assertThat(
                        shell.run(
                                "preview",
                                folder.toString(),
                                "--at",
                                "2026-01-07T17:00:00Z",
                                "--json"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .isEqualTo(
                        "{\"kind\":\"preview\",\"campaign\":\"c1\",\"at\":\"2026-01-07T17:00:00Z\",\"matches\":2,\"users\":[\"u1\",\"u7\"],"
                                + "\"nodes\":[{\"target\":\"all[0]\",\"matches\":2},{\"target\":\"all[1]\",\"matches\":3},"
                                + "{\"target\":\"all[1].any[0]\",\"matches\":1},{\"target\":\"all[1].any[1]\",\"matches\":2}]}\n");
    }

    @Test
    void control_characters_of_an_id_are_shown_escaped() throws IOException {
        String id = "u\033[2J\n::error::x";
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\":\"u\\u001b[2J\\n::error::x\",\"$properties\":{\"plan\":\"free\",\"vip\":true}}\n");
        String dir = folder.toString();
        String at = "2026-01-07 Wed 17:00:00 +00:00";
        shell.run("preview", dir, "--at", at);
        assertThat(shell.out()).contains("1 user: u\\u001b[2J\\u000a::error::x\n");
        shell.run("explain", dir, "--user", id, "--campaign", "c1", "--at", at);
        assertThat(shell.out()).contains("u\\u001b[2J\\u000a::error::x and c1 at " + at);
    }

    @Test
    void preview_for_people_shows_the_selectors_and_the_posts() { // R-T10, R-W3
        assertThat(shell.run("preview", folder.toString(), "--at", "2026-01-01T00:00:00Z"))
                .isZero();
        assertThat(shell.out())
                .contains(
                        "c1 at 2026-01-01 Thu 00:00:00 +00:00: 2 of 4 people match",
                        "     2  all[0]  user[\"plan\"] == \"free\"",
                        "     1  all[1].any[0]  count(\"Login\" within 7 days) >= 1",
                        "  POST 1 of 1, 2 users: u1, u7");
    }

    @Test
    void explain_tells_what_each_part_saw_until_when_and_when_the_user_was_sent() { // R-T4, R-S1
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u1",
                                "--at",
                                "2026-01-05T00:00:00Z"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        "u1 and c1 at 2026-01-05 Mon 00:00:00 +00:00",
                        "  yes  target\n       until 2026-01-08 Thu 00:00:00.001 +00:00\n",
                        "  yes  all[0]  user[\"plan\"] == \"free\"\n       plan = \"free\"\n",
                        "  no   all[1].any[1]  user[\"vip\"] == true\n",
                        "       1 × \"Login\" within 7 days (last 2026-01-01 Thu 00:00:00 +00:00)",
                        "  sent 2026-01-01 Thu 00:00:00 +00:00, if all were answered 200",
                        "  limits: a user gets it once");
    }

    @Test
    void explain_tells_why_somebody_is_held_back_and_until_when() throws IOException { // R-S5
        writeLimitedCampaign();
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u1",
                                "--at",
                                "2026-01-03T00:00:00Z"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        "  sent 2026-01-01 Thu 09:00:00 +00:00, if all were answered 200",
                        "  suppressed 2026-01-02 Fri 09:00:00 +00:00: limit at_most_every 3 days: sent 2026-01-01 Thu 09:00:00 +00:00",
                        "  limits: at_most 5 (1 so far), at_most_every 3 days (next from 2026-01-04 Sun 09:00:00 +00:00)");
    }

    private void writeLimitedCampaign() throws IOException {
        Files.writeString(
                folder.resolve("campaigns/c1.yaml"),
                """
                campaign: c1
                webhook: {url: "http://localhost:1/"}
                target: {property: plan, is: free}
                schedule:
                  recurring: {every: day, at: "09:00"}
                  limits: {at_most: 5, at_most_every: 3 days}
                """);
    }

    @Test
    void explain_counts_no_test_send_for_a_limit() throws IOException { // R-X2, R-S5
        writeLimitedCampaign();
        Path state = folder.resolve("state");
        try (Ledger ledger = LedgerLocation.folder(state).open()) {
            Instant at = Instant.parse("2026-01-02T09:00:00Z");
            Post test =
                    new Post(
                            1,
                            "c1",
                            at,
                            at.atOffset(ZoneOffset.UTC),
                            0,
                            1,
                            1,
                            List.of("u1"),
                            List.of(),
                            Post.Purpose.TEST);
            ledger.plan(List.of(test), List.of());
            ledger.sent(test);
            ledger.settle(test, new Outcome.Accepted(Answer.of(200, "ok")));
        }
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u1",
                                "--state",
                                state.toString(),
                                "--at",
                                "2026-01-03T00:00:00Z"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        "  as a test: sent 2026-01-02 Fri 09:00:00 +00:00 in POST 1\n",
                        "  limits: at_most 5 (0 so far), at_most_every 3 days\n");
    }

    @Test
    void explain_tells_what_a_ledger_holds() throws IOException { // R-D1
        Files.writeString(
                folder.resolve("campaigns/c1.yaml"),
                """
                campaign: c1
                webhook: {url: "http://localhost:%d/"}
                target: {property: plan, is: free}
                schedule: {asap: true, stop: 2026-01-01T00:02}
                """
                        .formatted(FreePorts.next()));
        String state = folder.resolve("state").toString();
        assertThat(
                        shell.run(
                                "simulate",
                                folder.toString(),
                                "--state",
                                state,
                                "--receive",
                                "--refuse",
                                "100%",
                                "--tolerate",
                                "dead"))
                .as(shell.err())
                .isZero();
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u1",
                                "--at",
                                "2026-01-03T00:00:00Z",
                                "--state",
                                state))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        "  refused 2026-01-01 Thu 00:00:00 +00:00 in POST 1: 503",
                        "  refused 2026-01-01 Thu 00:01:00 +00:00 in POST 2: 503",
                        "  dead 2026-01-01 Thu 00:02:00 +00:00: not accepted before the campaign's stop");
    }

    @Test
    void explain_shows_beside_each_part_the_events_and_the_values_that_it_saw()
            throws IOException { // R-T4, R-T5
        Files.writeString(
                folder.resolve("campaigns/c1.yaml"),
                """
                campaign: c1
                webhook: {url: "http://localhost:6494/"}
                target:
                  all:
                    - did: Buy
                      within: 7 days
                      where:
                        - {property: amount, more_than: 50}
                        - {selector: 'event["shop"] == user["shop"]'}
                    - {did_not: Login, within: 7 days}
                    - {did_not: Leave}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"u1","$properties":{"shop":"here","plan":"free"}}
                """);
        String bought =
                "{\"event\":\"Buy\",\"properties\":{\"time\":%d,\"distinct_id\":\"u1\",\"amount\":%d,\"shop\":\"here\"}}\n";
        Files.writeString(
                folder.resolve("events.jsonl"),
                String.join(
                        "",
                        "{\"event\":\"Login\",\"properties\":{\"time\":1766000000,\"distinct_id\":\"u1\"}}\n",
                        bought.formatted(1767200000, 60),
                        bought.formatted(1767300000, 70),
                        bought.formatted(1767400000, 20),
                        bought.formatted(1767500000, 80),
                        bought.formatted(1767600000, 90)));
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u1",
                                "--at",
                                "2026-01-06T00:00:00Z"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        """
                          yes  all[0]  count("Buy" where event["amount"] > 50 and event["shop"] == user["shop"] within 7 days) >= 1
                               until 2026-01-12 Mon 08:00:00.001 +00:00
                               shop = "here"
                               4 × "Buy" where event["amount"] > 50 and event["shop"] == user["shop"] within 7 days \
                        (last 2026-01-05 Mon 08:00:00 +00:00 with amount = 90 and shop = "here", \
                        2026-01-04 Sun 04:13:20 +00:00 with amount = 80 and shop = "here", \
                        2026-01-01 Thu 20:40:00 +00:00 with amount = 70 and shop = "here", …)
                          yes  all[1]  count("Login" within 7 days) == 0
                               0 × "Login" within 7 days (last done 2025-12-17 Wed 19:33:20 +00:00, which does not count)
                          yes  all[2]  count("Leave" within 90 days) == 0
                               0 × "Leave" within 90 days (never done)
                        """)
                .doesNotContain("plan");
    }

    @Test
    void explain_says_why_somebody_is_not_sent() { // R-T1
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "ghost",
                                "--at",
                                "2026-01-05T00:00:00Z"))
                .isZero();
        assertThat(shell.out())
                .contains("no profile, and only people with a profile are sent to (R-T1)");
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u4",
                                "--campaign",
                                "c1",
                                "--at",
                                "2026-01-05T00:00:00Z"))
                .isZero();
        assertThat(shell.out()).contains("  no   target\n", "not sent up to then");
        assertThat(shell.run("explain", folder.toString(), "--user", "nobody"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("names nobody.");
        assertThat(shell.run("explain", folder.toString(), "--user", "u1", "--campaign", "c2"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("No campaign c2 takes part. Did you mean `c1`? Those that do: c1.");
    }

    @Test
    void with_days_of_the_project_windows_end_at_its_midnights() throws IOException { // R-T2
        Files.writeString(
                folder.resolve("project.yaml"),
                "project: {zone: America/Los_Angeles, days: project}\n");
        assertThat(
                        shell.run(
                                "explain",
                                folder.toString(),
                                "--user",
                                "u1",
                                "--at",
                                "2026-01-05T00:00:00Z"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains("  yes  all[1].any[0]  ", "1 × \"Login\" within 7 whole days");
    }

    @Test
    void a_filter_takes_a_thousand_values_and_no_more() throws IOException { // R-T5
        Path file = folder.resolve("campaigns/c1.yaml");
        String yaml = Files.readString(file);
        String values = "v, ".repeat(998) + "v, free";
        Files.writeString(file, yaml.replace("is: free", "is: [" + values + "]"));
        assertThat(shell.run("preview", folder.toString(), "--at", "2026-01-01"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out()).contains("2 of 4 people match");
        Files.writeString(file, yaml.replace("is: free", "is: [v, " + values + "]"));
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("`is` takes at most 1000 values, found 1001.");
    }

    @Test
    void check_tells_how_a_url_is_requested_where_that_differs() { // R-W1
        assertThat(shell.run("check", folder.toString())).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(
                        "c1  http://localhost:6494/a b?key=***",
                        "  is requested as http://localhost:6494/a%20b?key=***",
                        "All is well.");
    }

    @Test
    void updates_that_the_profiles_hold_already_get_a_word() throws IOException {
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"u1","$properties":{"plan":"pro"}}
                {"$distinct_id":"u1","$time":1767225500,"$set":{"plan":"free"}}
                """);
        assertThat(shell.run("preview", folder.toString())).as(shell.err()).isZero();
        assertThat(shell.err())
                .contains("1 update from before the profiles were taken: in them already\n");
        assertThat(shell.out()).contains("0 of 1 person match");
        Files.writeString(
                folder.resolve("project.yaml"), "project: {from: 2025-12-31T00:00:00Z}\n");
        assertThat(shell.run("preview", folder.toString(), "--at", "2026-01-02"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out()).contains("1 of 1 person matches", "  POST 1 of 1, 1 user: u1\n");
    }

    @Test
    void check_tells_all_that_is_wrong_in_all_files() throws IOException {
        Files.writeString(folder.resolve("campaigns/c2.yaml"), "campaign: c1\nwebhook: {url: x}\n");
        Files.writeString(folder.resolve("project.yaml"), "project: {zone: Mars}\n");
        Files.writeString(folder.resolve("events.jsonl"), "nonsense\n");
        assertThat(shell.run("check", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        "project.yaml: 1 problem",
                        "c2.yaml: 4 problems",
                        "1:17  project.zone",
                        "2:16  webhook.url",
                        "events.jsonl:1");
    }
}
