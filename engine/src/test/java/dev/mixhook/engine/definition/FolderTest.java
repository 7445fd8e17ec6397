package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder means: which files are its data, and which are named because they are not. */
class FolderTest {
    private static final String ANA = "{\"$distinct_id\":\"ana\",\"$properties\":{\"n\":1}}\n";
    private static final String BUY =
            "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\"}}\n";

    @TempDir private Path folder;

    @BeforeEach
    void campaign() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                """
                campaign: c
                webhook: {url: "http://localhost:1/x"}
                target: {property: a, more_than: 1}
                schedule: asap
                """);
    }

    @Test
    void data_of_every_kind_is_read_in_the_order_of_its_names() throws IOException {
        for (String name :
                List.of(
                        "events_2026-01-09.json",
                        "events_2026-01-08.json",
                        "events.jsonl",
                        "events-old.ndjson.gz",
                        "events2025.csv",
                        "events a.tsv.gz",
                        "events.TXT",
                        "profiles-eu.csv",
                        "profiles.json.gz",
                        "eventsource.json",
                        "profilesmith.jsonl",
                        "events_readme.md",
                        "events.jsonl~",
                        ".events.jsonl.Xa31")) {
            Files.writeString(folder.resolve(name), "");
        }
        Workspace workspace = valid();
        assertThat(workspace.events())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "events a.tsv.gz",
                        "events-old.ndjson.gz",
                        "events.TXT",
                        "events.jsonl",
                        "events2025.csv",
                        "events_2026-01-08.json",
                        "events_2026-01-09.json");
        assertThat(workspace.profiles())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("profiles-eu.csv", "profiles.json.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.zip", "profiles.parquet", "events_2026.tar.gz", "events.xlsx"})
    void data_of_a_kind_that_is_not_read_is_a_problem(String name) throws IOException {
        Files.writeString(folder.resolve(name), "");
        assertThat(problems())
                .extracting(Problem::message)
                .containsExactly(
                        "Not a format that is read; data stands in .jsonl, .ndjson, .json, .txt, .csv or .tsv, plain or .gz.");
    }

    @Test
    void what_looks_like_data_and_is_not_read_is_named() throws IOException {
        write("profiles.jsonl", ANA);
        write("people.json", "[" + ANA + "]");
        write("export.txt", BUY);
        write("events.jsonl.1", BUY);
        write("customers.csv", "name,distinct_id\nAna,ana\n");
        write(
                "warehouse.json",
                "{\"event_name\":\"Buy\",\"time\":1767225600,\"distinct_id\":\"a\"}");
        Files.createDirectory(folder.resolve("events"));
        write("events/2026-01-08.json", BUY);
        // And what is no data.
        write("package.json", "{\"name\": \"x\", \"version\": \"1\"}");
        write("README.txt", "Put events.jsonl here: {\"$distinct_id\": …}\n");
        write("schema.json", "{\"properties\":{\"$distinct_id\":{\"type\":\"string\"}}}");
        write("posts.ndjson", "{\"at\":\"2026-01-01T00:00:00Z\",\"body\":\"users=%5B%5D\"}\n");
        write("out.ndjson", "{\"kind\":\"user\",\"campaign\":\"c\",\"user\":\"ana\"}\n");
        write("costs.csv", "month,amount\n1,5\n");
        write("events_readme.md", BUY);
        Files.createDirectory(folder.resolve("node_modules"));
        write("node_modules/people.json", ANA);
        assertThat(UnreadData.of(valid()))
                .extracting(unread -> folder.relativize(unread.file()) + " " + unread.contents())
                .containsExactly(
                        "customers.csv PEOPLE",
                        "events/2026-01-08.json EVENTS",
                        "events.jsonl.1 EVENTS",
                        "events_readme.md EVENTS",
                        "export.txt EVENTS",
                        "people.json PEOPLE",
                        "warehouse.json EVENTS");
    }

    @Test
    void files_of_a_kind_of_data_that_the_project_names_are_meant_as_they_are() throws IOException {
        write("project.yaml", "project: {events: [done.jsonl]}");
        write("done.jsonl", BUY);
        write("events.jsonl", BUY);
        write("people.json", ANA);
        assertThat(UnreadData.of(valid()))
                .extracting(UnreadData.Unread::contents)
                .containsExactly(Contents.PEOPLE);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private Workspace valid() {
        return ((Workspace.ReadResult.Valid) WorkspaceReader.read(List.of(folder), Map.of()))
                .workspace();
    }

    private List<Problem> problems() {
        return ((Workspace.ReadResult.Invalid) WorkspaceReader.read(List.of(folder), Map.of()))
                .problems();
    }
}
