package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who would get a campaign, who of them had it, and where a POST to try a receiver comes from. */
@Timeout(60)
class PreviewCommandTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void ana_had_it_and_ben_comes_later() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("campaigns")).resolve("cart.yaml"),
                """
                campaign: cart
                webhook: {url: "http://localhost:6494/hook"}
                target: {did: Add to Cart, within: 7 days}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("project.yaml"), "project: {from: \"2026-01-01T00:00:00Z\"}\n");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id":"ana","$properties":{}}
                {"$distinct_id":"ben","$properties":{}}
                """);
        Files.writeString(
                folder.resolve("events.jsonl"),
                """
                {"event":"Add to Cart","properties":{"distinct_id":"ana","time":"2026-01-01T09:00:00"}}
                {"event":"Add to Cart","properties":{"distinct_id":"ben","time":"2026-01-03T09:00:00"}}
                """);
        shell.in(folder);
    }

    @Test
    void with_a_ledger_it_says_who_was_sent_already() {
        Path state = folder.resolve("state");
        assertThat(run("simulate --receive --port 0 --for 1d -s " + state)).isZero();
        assertThat(run("preview --at 2026-01-04 -s " + state)).as(shell.err()).isZero();
        assertThat(shell.out())
                .endsWith(
                        """
                        cart at 2026-01-04 Sun 00:00:00 +00:00: 2 of 2 people match
                          POST 1 of 1, 2 users: ana, ben
                          Sent already: 1 user: ana
                        """);
        Shell program = new Shell().in(folder);
        program.run("preview", "--at", "2026-01-04", "--json", "-s", state.toString());
        assertThat(program.out()).contains("\"sent\":[\"ana\"]");
    }

    @Test
    void without_a_ledger_it_says_where_that_is_told() {
        assertThat(run("preview --at 2026-01-04")).isZero();
        assertThat(shell.out())
                .endsWith("  With --state DIR it says, too, which of them were sent it already.\n");
    }

    @Test
    void parts_of_a_target_name_the_events_that_they_count() throws IOException {
        Path file = folder.resolve("campaigns/cart.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "{did: Add to Cart, within: 7 days}",
                                "{all: [{did: Add to Cart, within: 7 days}, {did_not: Purchase, within: 1 day}]}"));
        assertThat(run("preview --at 2026-01-04")).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(
                        "     2  all[0]  count(\"Add to Cart\" within 7 days) >= 1\n",
                        "     2  all[1]  count(\"Purchase\" within 1 day) == 0\n");
    }

    @Test
    void a_test_with_a_url_takes_the_people_of_the_folder_one_stands_in() {
        Shell receiving = new Shell();
        Thread thread = Thread.ofVirtual().start(() -> receiving.run("receive", "--port", "0"));
        try {
            receiving.awaitErr("Ctrl-C", 0);
            String url = receiving.err().replaceAll("(?s).*(http://localhost:\\d+/).*", "$1");
            assertThat(run("test --url " + url)).as(shell.err()).isZero();
            assertThat(shell.out()).contains("2 users in ", "\n  ana\n", "\n  ben\n");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            thread.interrupt();
        }
    }

    private int run(String line) {
        return shell.run(line.split(" "));
    }
}
