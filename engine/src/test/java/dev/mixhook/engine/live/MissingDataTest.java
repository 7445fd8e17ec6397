package dev.mixhook.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.time.ScaledClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data that vanishes while the daemon runs: nobody did not what they did. */
class MissingDataTest extends DaemonFixture {
    MissingDataTest() {
        super(new ScaledClock(InstantSource.system(), Instant.parse("2026-01-05T00:00:30Z"), 1));
    }

    @Override
    Sender sender() {
        return new ScriptedSender();
    }

    @Override
    void tell(EngineEvent event) {
        if (event instanceof EngineEvent.PostSettled(var post, var _)) {
            posts.add(post.users().toString());
        }
    }

    private Running started() throws InterruptedException {
        Running running = new Running();
        assertThat(nextSaid("started")).isEqualTo("started");
        return running;
    }

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        campaign("away", "");
        Files.writeString(folder.resolve("profiles.jsonl"), person("ana"));
        Files.writeString(folder.resolve("events.jsonl"), login("ana"));
    }

    @Test
    void a_file_of_the_folder_that_vanishes_leaves_the_plan_as_it_was() throws Exception {
        Path events = folder.resolve("events.jsonl");
        try (Running _ = started()) {
            Files.move(events, folder.resolve("kept"));
            assertThat(nextSaid("missing")).isEqualTo("missing events.jsonl is gone");
            campaign("away", "batch: 7, ");
            append("profiles.jsonl", person("bob"));
            assertThat(next(posts)).isEqualTo("[bob]");
            Files.copy(folder.resolve("kept"), events);
            assertThat(nextSaid("back")).isEqualTo("back events.jsonl");
            assertThat(nextSaid("changed")).contains("~ away: batch");
            append("profiles.jsonl", person("cem"));
            assertThat(next(posts)).isEqualTo("[cem]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void so_does_one_that_the_project_names_and_it_is_told_once() throws Exception {
        project("events: [events.jsonl]");
        Path events = folder.resolve("events.jsonl");
        try (Running _ = started()) {
            Files.move(events, folder.resolve("kept"));
            assertThat(nextSaid("missing")).isEqualTo("missing events.jsonl is gone");
            append("profiles.jsonl", person("bob"));
            assertThat(next(posts)).isEqualTo("[bob]");
            Files.move(folder.resolve("kept"), events);
            assertThat(nextSaid("back")).isEqualTo("back events.jsonl");
            append("events.jsonl", login("cem"));
            assertThat(nextSaid("gained")).isEqualTo("gained 1, damaged 0");
        }
        assertThat(said).noneMatch(line -> line.startsWith("broken"));
        assertThat(posts).isEmpty();
    }

    @Test
    void people_that_vanish_are_kept_and_sent() throws Exception {
        try (Running _ = started()) {
            Files.writeString(folder.resolve("profiles.jsonl"), "");
            assertThat(nextSaid("missing")).isEqualTo("missing profiles.jsonl is empty");
            Files.writeString(
                    folder.resolve("profiles.jsonl"),
                    person("ana").replace("pro", "lite") + person("bob"));
            assertThat(nextSaid("back")).isEqualTo("back profiles.jsonl");
            assertThat(nextSaid("rewritten")).isEqualTo("rewritten");
            assertThat(next(posts)).isEqualTo("[bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_whole_folder_that_vanishes_leaves_the_plan_as_it_was() throws Exception {
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-elsewhere");
        try (Running _ = started()) {
            Files.move(folder, elsewhere);
            assertThat(nextSaid("missing")).startsWith("missing ");
            Files.move(elsewhere, folder);
            assertThat(nextSaid("back")).startsWith("back ");
            append("profiles.jsonl", person("bob"));
            assertThat(next(posts)).isEqualTo("[bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void after_the_time_that_the_project_names_it_is_taken_for_empty() throws Exception {
        project("missing_data: 1 second");
        try (Running _ = started()) {
            Files.delete(folder.resolve("events.jsonl"));
            assertThat(nextSaid("missing")).isEqualTo("missing events.jsonl is gone");
            assertThat(nextSaid("given up")).isEqualTo("given up events.jsonl");
            assertThat(next(posts)).isEqualTo("[ana]");
        }
    }

    @Test
    void a_project_that_names_other_files_does_not_wait_for_it() throws Exception {
        try (Running _ = started()) {
            Files.move(folder.resolve("events.jsonl"), folder.resolve("done.jsonl"));
            assertThat(nextSaid("missing")).isEqualTo("missing events.jsonl is gone");
            project("events: [done.jsonl]");
            assertThat(nextSaid("changed")).contains("~ data files");
            append("profiles.jsonl", person("bob"));
            assertThat(next(posts)).isEqualTo("[bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_new_file_of_the_folder_is_taken_once_it_is_whole() throws Exception {
        try (Running _ = started()) {
            Path file = folder.resolve("profiles_2026-01-06.json.gz");
            byte[] packed = gzip(person("bob"));
            Files.write(file, Arrays.copyOf(packed, 15));
            assertThat(nextSaid("unreadable")).contains("profiles_2026-01-06.json.gz: Nothing of");
            Files.write(file, packed);
            assertThat(nextSaid("changed")).contains("~ data files");
            assertThat(next(posts)).isEqualTo("[bob]");
        }
        assertThat(posts).isEmpty();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_file_that_is_written_anew_with_what_cannot_be_read_keeps_the_plan() throws Exception {
        try (Running _ = started()) {
            Files.writeString(
                    folder.resolve("events.jsonl"), "<!DOCTYPE html>\n<html>\n".repeat(20));
            assertThat(nextSaid("unreadable"))
                    .contains("events.jsonl: Nothing of it can be read", "This is an HTML page");
            append("profiles.jsonl", person("bob"));
            assertThat(next(posts)).isEqualTo("[bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_damaged_file_is_told_once_whatever_else_changes() throws Exception {
        try (Running _ = started()) {
            Files.writeString(
                    folder.resolve("events.jsonl"), "<!DOCTYPE html>\n<html>\n".repeat(20));
            assertThat(nextSaid("unreadable")).contains("This is an HTML page");
            replace("events-2.jsonl", login("ana"));
            campaign("away", "batch: 7, ");
            // A look each at least, in which another plan is tried.
            for (int i = 1; i <= 20; i++) {
                append("profiles.jsonl", person("u" + i));
                assertThat(next(posts)).isEqualTo("[u" + i + "]");
            }
            append("events-2.jsonl", login("bob"));
            Files.writeString(folder.resolve("events.jsonl"), login("cem"));
            assertThat(saidBefore("changed")).noneMatch(line -> line.startsWith("unreadable"));
        }
    }

    private static String person(String user) {
        return "{\"$distinct_id\":\"%s\",\"$properties\":{\"plan\":\"pro\"}}\n".formatted(user);
    }

    private static String login(String user) {
        return "{\"event\":\"Login\",\"properties\":{\"time\":1767564000,\"distinct_id\":\"%s\"}}\n"
                .formatted(user);
    }

    private void project(String setting) throws IOException {
        replace("project.yaml", "project: {%s}\n".formatted(setting));
    }

    private void campaign(String name, String webhook) throws IOException {
        replace(
                "campaigns/" + name + ".yaml",
                """
                campaign: %s
                webhook: {%surl: "http://localhost:1/x"}
                target: {did_not: Login, within: 7 days}
                schedule: {asap: true, pass: 0}
                """
                        .formatted(name, webhook));
    }

    private void replace(String name, String text) throws IOException {
        Path half = Files.writeString(folder.resolve("half"), text);
        Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardOpenOption.APPEND);
    }
}
