package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/all.yaml"),
                """
                campaigns:
                  - campaign: sundays
                    webhook: {url: "http://localhost:6494/"}
                    target: {property: plan, is: free}
                    schedule: {scheduled: {at: "02:30", on: sunday, zone: America/Los_Angeles}}
                  - campaign: at-once
                    webhook: {url: "http://localhost:6494/"}
                    target: {property: plan, is: free}
                    schedule: asap
                """);
    }

    @Test
    void schedule_shows_the_next_runs_and_why_one_is_moved() { // R-S2, R-S9
        assertThat(shell.run("schedule", folder.toString(), "--from", "2026-03-01", "--next", "2"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        sundays  2026-03-01 Sun 10:30:00 +00:00  America/Los_Angeles 2026-03-01 Sun 02:30:00 -08:00
                        sundays  2026-03-08 Sun 10:30:00 +00:00  America/Los_Angeles 2026-03-08 Sun 03:30:00 -07:00; moved: 2026-03-08 has no 02:30 in America/Los_Angeles
                        at-once: as people match, at the next whole minute, each of them once
                        """);
    }

    @Test
    void runs_local_to_users_are_shown_a_zone_and_campaigns_that_follow_people_in_words()
            throws IOException { // R-S4, R-S5, R-S7
        Files.writeString(
                folder.resolve("campaigns/all.yaml"),
                """
                campaigns:
                  - campaign: month-end
                    webhook: {url: "http://localhost:6494/"}
                    target: {property: plan, is: free}
                    schedule: {recurring: {every: month, on: 31, at: "08:30", zone: user}, stop: 2026-05-01}
                  - campaign: refill
                    webhook: {url: "http://localhost:6494/"}
                    target: {property: plan, is: free}
                    schedule: {recurring: as_criteria_is_met, limits: {at_most: 3, at_most_every: 1 week}}
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"u1","$properties":{"$timezone":"Asia/Tokyo"}}
                {"$distinct_id":"u2","$properties":{}}
                {"$distinct_id":"u3","$properties":{"$timezone":"Mars/Olympus"}}
                """);
        assertThat(shell.run("schedule", folder.toString(), "--from", "2026-03-31"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        month-end  2026-03-31 Tue 08:30:00 +00:00  UTC, 2 people
                        month-end  2026-04-29 Wed 23:30:00 +00:00  Asia/Tokyo 2026-04-30 Thu 08:30:00 +09:00, 1 person; moved: 2026-04 has no day 31
                        month-end  2026-04-30 Thu 08:30:00 +00:00  UTC, 2 people; moved: 2026-04 has no day 31
                        refill: as people match, at the next whole minute, and again when they match anew; at most 3 times; at most every 1 week
                        """);
    }

    @Test
    void it_shows_thirty_runs_from_the_last_event_on_if_nothing_else_is_said() throws IOException {
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"event\":\"Login\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"u1\"}}\n");
        assertThat(shell.run("schedule", folder.toString(), "--campaign", "sundays", "--json"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out().lines())
                .hasSize(30)
                .startsWith(
                        "{\"kind\":\"run\",\"campaign\":\"sundays\",\"due\":\"2026-01-04T10:30:00Z\",\"occurrence\":\"2026-01-04T02:30-08:00\",\"zone\":\"America/Los_Angeles\",\"people\":null,\"moved\":\"\"}");
    }

    @Test
    void what_cannot_be_shown_is_an_error() {
        assertThat(shell.run("schedule", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is no event to tell when. Say it: --from");
        assertThat(shell.run("schedule", folder.toString(), "--next", "0"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("--next is 1 or more, was 0.");
        assertThat(
                        shell.run(
                                "schedule",
                                folder.toString(),
                                "--from",
                                "2026-01-01",
                                "--campaign",
                                "mondays"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("No campaign mondays takes part.");
        assertThat(shell.out()).isEmpty();
    }
}
