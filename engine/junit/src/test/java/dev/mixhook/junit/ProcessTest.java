package dev.mixhook.junit;

import static dev.mixhook.junit.Faults.answerOf;
import static dev.mixhook.junit.Faults.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.junit.driver.Checks;
import dev.mixhook.junit.driver.Checks.Claim;
import dev.mixhook.junit.driver.Checks.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The engine in a process of its own, which projects on an older Java have. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its launcher here is a shell script")
class ProcessTest {
    /** Warned of: the number has another text. */
    private static final String WARNED =
            """
            campaign: never bought
            webhook: {url: "http://localhost:1/not-told-yet"}
            target: {property: plan, is: 9.50}
            schedule: asap
            """;

    @TempDir private static Path folder;

    private static Path program = Path.of("");

    private final Shop orders = new Shop();

    /** What the launcher does, with the classes of this build. */
    @BeforeAll
    static void write_a_launcher() throws IOException {
        program =
                Files.writeString(
                        folder.resolve("mixhook"),
                        """
                        #!/bin/sh
                        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.mixhook.engine.cli.Main "$@"
                        """
                                .formatted(
                                        System.getProperty("java.home"),
                                        System.getProperty("java.class.path")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void close() {
        orders.close();
    }

    private static MixhookPlan plan() {
        return MixhookSession.startingAt("2026-01-01T00:00:00Z")
                .campaigns("src/test/resources/mixhook/campaigns")
                .process(program.toString());
    }

    @Test
    void steps_and_posts_are_the_same_as_in_this_process() throws Exception {
        Path people =
                Files.writeString(
                        folder.resolve("profiles.jsonl"),
                        "{\"$distinct_id\": \"bob\", \"$properties\": {\"plan\": \"free\"}}\n");
        try (MixhookSession mixhook = plan().people(people.toString()).open()) {
            mixhook.to(orders.url());
            mixhook.person(
                    "ana", p -> p.set("plan", "pro").set("$last_seen", "2025-12-31T00:00:00"));
            mixhook.event("Purchase", "ana", e -> e.set("amount", 80));
            mixhook.event("Purchase", "ana", mixhook.now().minusSeconds(60), e -> {});
            mixhook.lose(answerOf(post(1)));
            assertThat(mixhook.advance(Duration.ofDays(15))).hasSize(2);

            assertThat(mixhook.now()).isEqualTo(Instant.parse("2026-01-16T00:00:00Z"));
            assertThat(mixhook.posts()).hasSize(2);
            assertThat(orders.of("ana")).isEqualTo(1);
            Post lost = mixhook.posts().get(0);
            assertThat(lost.failure()).hasValue("the answer was lost, on purpose");
            assertThat(lost.faults()).containsExactly("lose: answer");
            Post second = mixhook.postsTo("ana").get(1);
            assertThat(second.status()).hasValue(200);
            assertThat(second.occurrence().toInstant()).isEqualTo(second.at());
            assertThat(new String(second.body())).isEqualTo(orders.bodies().get(1));
            assertThat(second.request().objects()).hasSize(1);
            assertThat(second.curl()).contains(orders.url());
            mixhook.set("bob", p -> p.set("plan", "pro").set("$last_seen", Instant.EPOCH));
            mixhook.answer(503, post(3));
            mixhook.advance(Duration.ofMinutes(1));
            assertThat(mixhook.requeued()).containsExactly("bob");
            assertThat(mixhook.matching("lapsed buyers")).containsExactly("ana", "bob");
            assertThat(mixhook.why("lapsed buyers", "bob")).startsWith("bob and lapsed buyers");
            mixhook.clearFaults();
            assertThat(mixhook.dead()).isEmpty();
        }
    }

    @Test
    void what_is_wrong_is_told_alike() {
        assertThatThrownBy(() -> plan().campaign("campaign: a").open())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("campaigns[1]:1:1");
        assertThatThrownBy(() -> plan().allowHost("example.com").open())
                .hasMessageContaining("leave allowHost out");
        assertThatThrownBy(() -> plan().process("/nowhere/mixhook").open())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/nowhere/mixhook cannot be started");
        try (MixhookSession mixhook = plan().open()) {
            assertThatThrownBy(() -> mixhook.matching("other")).hasMessageContaining("other");
            assertThatThrownBy(() -> mixhook.to("localhost:80"))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("http or https URL");
        }
    }

    @Test
    void names_that_there_are_not_and_warnings_are_told_alike() {
        try (MixhookSession mixhook = plan().campaign(WARNED).postingTo(orders.url()).open()) {
            assertThatThrownBy(() -> mixhook.postsOf("lapsed buyer"))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "no campaign lapsed buyer here; there are lapsed buyers, never bought");
            mixhook.person("ana", p -> p.set("plan", "pro").set("$last_seen", Instant.EPOCH));
            mixhook.answer(503, post(1));
            mixhook.lose(answerOf(post(2)));
            mixhook.advance(Duration.ofDays(1));

            assertThat(mixhook.statuses()).containsExactly("503", "uncertain", "200");
            assertThatThrownBy(() -> mixhook.postsTo("nobdy"))
                    .hasMessage("no person and no event is of nobdy; POSTs went to ana");
            assertThatThrownBy(() -> mixhook.cut(200, post(1)))
                    .hasMessageContaining("200")
                    .hasMessageNotContaining("nothing was sent");
            assertThat(mixhook.warnings()).singleElement().asString().startsWith("campaigns[1]:");
        }
    }

    @Test
    void damaged_lines_of_files_are_told_each_with_its_place() throws Exception {
        Path people =
                Files.writeString(
                        folder.resolve("damaged.jsonl"),
                        "{\"$distinct_id\": \"ana\", \"$properties\": {}}\n{\"$dist\n\n{\"a\": 1}\n");
        Path events = Files.writeString(folder.resolve("events.jsonl"), "{\"event\": 7}\n");

        assertThatThrownBy(() -> plan().people(people.toString()).events(events.toString()).open())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(people + ":2:1  ")
                .hasMessageContaining(people + ":4:1  ")
                .hasMessageContaining(events + ":1:1  ");
    }

    @Test
    void a_program_that_is_another_one_is_told_with_its_exit_code() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "#!/bin/sh\nexit 3\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> plan().process(other.toString()).open())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining(other + " has ended with exit code 3");
    }

    @Test
    void a_contract_asks_the_test_in_the_place_of_its_probe() throws Exception {
        Checks contract =
                new ProcessEngines(program)
                        .contract(
                                Path.of("src/test/resources/mixhook/probed.yaml"),
                                orders.url(),
                                user -> 7,
                                Map.of("SHOP", "a"),
                                7);

        assertThat(contract.check(contract.claims().get(0)).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void checks_are_made_by_the_program() throws Exception {
        ProcessEngines engines = new ProcessEngines(program);
        Checks contract =
                engines.contract(
                        Path.of("src/test/resources/mixhook/contract.yaml"),
                        orders.url(),
                        null,
                        Map.of(),
                        7);

        assertThat(contract.claims())
                .extracting(Claim::id)
                .containsExactly("a buyer is told of", "nobody is told of twice");
        assertThat(contract.check(contract.claims().get(0)).outcome()).isEqualTo(Outcome.PASSED);
        Checks.Result failed = contract.check(contract.claims().get(1));
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.expected()).isNotEmpty();
        assertThat(failed.repeat()).contains("curl ");
        try (CountServer server = new CountServer(orders::of)) {
            assertThat(server.url()).endsWith("/acted-on/{distinct_id}");
        }
    }
}
