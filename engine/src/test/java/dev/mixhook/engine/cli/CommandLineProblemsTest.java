package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Post;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command lines that cannot be meant, and what is said of them: a golden file a kind, of lines that
 * begin with {@code $ mixhook}, a variable before it or not, each with what it says and its exit
 * code.
 */
@Timeout(120)
class CommandLineProblemsTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/command-line");

    private static final Pattern LINE = Pattern.compile("\\$ ((?:\\w+=\\S+ )?)mixhook (.*)");

    private static final Instant LAST = Instant.parse("2026-02-01T09:00:00Z");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> each_is_told_in_plain_words_and_where_help_is() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        project();
        String golden = Files.readString(file);
        if (golden.contains("--state kept")) {
            ledger(folder.resolve("kept"));
        }
        StringBuilder said = new StringBuilder();
        golden.lines()
                .filter(line -> line.startsWith("$ "))
                .forEach(line -> said.append(line).append('\n').append(said(line)));
        assertThat(said.toString()).isEqualTo(golden);
    }

    private String said(String line) {
        Matcher typed = LINE.matcher(line);
        assertThat(typed.matches()).as(line).isTrue();
        Shell shell = new Shell(variables(typed.group(1))).in(folder);
        int exit = shell.run(typed.group(2).split(" "));
        assertThat(shell.out()).as(line).isEmpty();
        return shell.err().replace(folder + "/", "").replace(folder.toString(), "/here")
                + "exit "
                + exit
                + "\n\n";
    }

    private static Map<String, String> variables(String typed) {
        String[] words = typed.strip().split("=", 2);
        return words.length < 2 ? Map.of() : Map.of(words[0], words[1]);
    }

    /** A ledger that ends after the shell's clock, with one POST to ana. */
    private static void ledger(Path state) throws IOException {
        try (Ledger ledger = LedgerLocation.folder(state).open()) {
            Post post =
                    new Post(
                            1,
                            "hello",
                            LAST,
                            LAST.atOffset(ZoneOffset.UTC),
                            0,
                            1,
                            1,
                            List.of("ana"),
                            List.of(),
                            Post.Purpose.CAMPAIGN);
            ledger.plan(List.of(post), List.of());
            ledger.sent(post);
            ledger.settle(post, new Outcome.Accepted(Answer.of(200, "")));
        }
    }

    private void project() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        for (String name : List.of("hello", "bye")) {
            Files.writeString(
                    folder.resolve("campaigns").resolve(name + ".yaml"),
                    """
                    campaign: %s
                    webhook: {url: "http://localhost:1/hook"}
                    target: {property: plan, is: free}
                    schedule: asap
                    """
                            .formatted(name));
        }
        Files.writeString(folder.resolve("letter.doc"), "");
        Files.writeString(
                folder.resolve("contract.yaml"),
                "contract: c\nreceiver: {url: \"http://localhost:1/hook\"}\n");
        Files.writeString(
                folder.resolve("stream.yaml"),
                """
                campaign: stream
                webhook: {url: "http://localhost:1/hook", format: event_stream}
                stream: {events: [Login]}
                """);
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("drafts/campaigns"));
        Files.writeString(
                folder.resolve("drafts/campaigns/draft.yaml"),
                """
                campaign: draft
                draft: true
                webhook: {url: "http://localhost:1/hook"}
                target: {property: plan, is: free}
                schedule: asap
                """);
        Files.createDirectories(folder.resolve("named"));
        Files.writeString(
                folder.resolve("named/project.yaml"),
                "project: {profiles: [none.jsonl], events: [\"\\0.jsonl\"]}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"free\"}}\n");
    }
}
