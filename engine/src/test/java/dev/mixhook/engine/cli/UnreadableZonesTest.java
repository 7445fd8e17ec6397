package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who has a {@code $timezone} that names no zone is told of, not put elsewhere in silence (R-S7).
 */
class UnreadableZonesTest {
    private static final String TOLD =
            "2 people with a $timezone that names no time zone, the first ana with \"PST\": runs are told to them in America/New_York\n";

    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("project.yaml"),
                "project: {zone: America/New_York, from: 2026-01-05T00:00:00Z}\n");
        campaign("user");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id": "ana", "$properties": {"plan": "pro", "$timezone": "PST"}}
                {"$distinct_id": "bob", "$properties": {"plan": "pro", "$timezone": "utc"}}
                {"$distinct_id": "cem", "$properties": {"plan": "pro", "$timezone": "Nepal Standard Time"}}
                {"$distinct_id": "dee", "$properties": {"plan": "pro"}}
                {"$distinct_id": "eve", "$time": 1767225600, "$set": {"plan": "pro", "$timezone": -480}}
                """);
    }

    private void campaign(String zone) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/daily.yaml"),
                """
                campaign: daily
                webhook: {url: "http://localhost:6494/hook"}
                target: {property: plan, is: free}
                schedule: {recurring: {every: day, at: "09:00", zone: %s}}
                """
                        .formatted(zone));
    }

    @Test
    void check_schedule_and_the_head_of_a_simulation_count_them_and_name_the_first() { // R-S7
        String data = folder.toString();
        for (String[] command :
                new String[][] {
                    {"check", data}, {"schedule", data, "--json"}, {"simulate", data, "--for", "2d"}
                }) {
            Shell each = new Shell();
            assertThat(each.run(command)).isZero();
            assertThat(each.err()).containsOnlyOnce(TOLD);
        }
    }

    @Test
    void the_head_of_a_run_tells_of_them() { // R-S7
        Shell run = new Shell(InstantSource.system());
        assertThat(
                        run.run(
                                "run",
                                folder.toString(),
                                "--speed",
                                "1h/s",
                                "--for",
                                "1s",
                                "--state",
                                folder.resolve("state").toString()))
                .isZero();
        assertThat(run.err()).containsOnlyOnce(TOLD);
    }

    @Test
    void explain_tells_it_of_the_person() { // R-S7
        assertThat(shell.run("explain", folder.toString(), "--user", "ana")).isZero();
        assertThat(shell.out())
                .contains(
                        "  $timezone \"PST\" names no time zone: runs are told to them in America/New_York\n");
        Shell other = new Shell();
        assertThat(other.run("explain", folder.toString(), "--user", "cem")).isZero();
        assertThat(other.out()).doesNotContain("$timezone");
    }

    @Test
    void nothing_is_told_where_it_matters_to_no_campaign() throws IOException { // R-S7
        campaign("UTC");
        assertThat(shell.run("check", folder.toString())).isZero();
        assertThat(shell.err()).doesNotContain("$timezone");
    }
}
