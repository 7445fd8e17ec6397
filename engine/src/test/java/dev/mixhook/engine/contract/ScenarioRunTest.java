package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Happening;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.definition.contract.ContractFile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios of contract files against a receiver on real sockets. */
class ScenarioRunTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PRO =
            """
            campaign: pro
            webhook: {url: "http://localhost:1/elsewhere", batch: 2}
            target: {property: plan, is: pro}
            schedule: asap
            """;

    @TempDir private Path folder;

    private LabReceiver receiver = new LabReceiver();

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void a_scenario_plays_people_and_events_in_virtual_time_and_posts_to_the_receivers_url()
            throws Exception { // R-S1, R-T4
        campaign(
                """
                campaign: second purchase
                webhook: {url: "http://localhost:1/elsewhere"}
                target: {did: Purchase, at_least: 2, within: 30 days}
                schedule: asap
                """);
        passes(
                """
                - person: {$distinct_id: u1, $email: u1@example.com}
                - event: {name: Purchase, by: u1, amount: 80}
                - event: {name: Purchase, by: nobody}
                - advance: 20 days
                - expect: {posts: 0}
                - event: {name: Purchase, by: u1}
                - expect: {posts: 0}
                - advance: 1 hour
                - expect: {posts: 1, users: u1, statuses: 200}
                - expect: {probe: u1, equals: 1, within: 500ms}
                - advance: 60 days
                - expect: {posts: 0}
                """);
    }

    @Test
    void a_person_changes_where_their_step_stands() throws Exception {
        campaign(PRO);
        passes(
                """
                - person: {$distinct_id: u1, plan: free, age: 7}
                - advance: 3 days
                - expect: {posts: 0}
                - person: {$distinct_id: u1, plan: pro}
                - person: {$distinct_id: u2, plan: pro}
                - advance: 1 minute
                - expect: {users: [u2, u1], batches: [2], order: [u1, u2]}
                """);
    }

    @Test
    void two_events_that_are_alike_are_two() throws Exception { // R-T4
        campaign(
                """
                campaign: second purchase
                webhook: {url: "http://localhost:1/elsewhere"}
                target: {did: Purchase, exactly: 2}
                schedule: asap
                """);
        passes(
                """
                - person: {$distinct_id: u1}
                - event: {name: Purchase, by: u1}
                - event: {name: Purchase, by: u1}
                - advance: 1 minute
                - expect: {users: [u1]}
                """);
    }

    @Test
    void faults_lose_answers_and_the_users_come_again() throws Exception { // R-D3, R-D6
        campaign(PRO);
        Finding finding =
                find(
                        "faults: [{post: 1, lose: answer}, {post: 2, answer: 503}]",
                        """
                        - person: {$distinct_id: u1, plan: pro}
                        - advance: 1 minute
                        - expect: {posts: 2, statuses: [uncertain, 503], requeued: [u1], dead: 0}
                        - advance: 1 minute
                        - expect: {posts: 1, statuses: [200], requeued: 0}
                        - expect: {probe: u1, equals: 1}
                        """);
        assertThat(finding.result()).isEqualTo(new CheckResult.Passed());
        assertThat(finding.log()).contains("fault: POST 1, lose: answer");
        assertThat(finding.story().happenings())
                .startsWith(new Happening.Told(START, "u1 {\"plan\":\"pro\"}"))
                .contains(
                        new Happening.Advanced(START, START.plusSeconds(60)),
                        new Happening.Faulted(START, 1, "lose: answer"),
                        new Happening.Checked(START.plusSeconds(60), "dead: 0", null),
                        new Happening.Checked(START.plusSeconds(120), "statuses: [200]", null))
                .endsWith(
                        new Happening.Checked(
                                START.plusSeconds(120), "probe of u1: equals 1", null));
    }

    @Test
    void users_are_given_up_as_their_campaign_says() throws Exception { // R-D5
        campaign(PRO + "retry: {give_up_after: 2}\n");
        receiver.close();
        receiver =
                new LabReceiver() {
                    @Override
                    int status(Post post) {
                        return 500;
                    }
                };
        passes(
                """
                - person: {$distinct_id: u1, plan: pro}
                - advance: 1 hour
                - expect: {posts: 2, statuses: [500, 500], requeued: 0, dead: [u1]}
                """);
    }

    /** What the receiver remembers of a run before proves nothing of this one. */
    @Test
    void users_are_new_in_each_run_and_in_each_scenario() throws Exception {
        campaign(PRO);
        String steps =
                """
                - person: {$distinct_id: u1, plan: pro}
                - advance: 1 minute
                - expect: {posts: 1, users: u1}
                - expect: {probe: u1, equals: 1, within: 0s}
                """;
        Contract contract =
                contract("scenarios:\n" + scenario("one", "", steps) + scenario("two", "", steps));
        assertThat(ReceiverRun.failing(run(contract))).isEmpty();
        List<String> first = receiver.acted();
        assertThat(first).containsExactlyInAnyOrder("mixhook-1-1-u1", "mixhook-1-2-u1");
        Set<String> two = Set.of("two");
        Strictness strictness = new Strictness(false, false);
        ReceiverRun.of(contract, two, ReceiverRun.QUICK, strictness, new Randomization(2, false));
        assertThat(receiver.acted()).contains("mixhook-2-2-u1");
    }

    @Test
    void the_files_names_stand_for_them_everywhere() throws Exception { // R-D4, R-W9
        campaign(PRO + "retry: {rebatch: same, give_up_after: 3}\n");
        Files.writeString(
                folder.resolve("people.jsonl"),
                "{\"$distinct_id\": \"u\", \"$properties\": {\"plan\": \"pro\"}}\n");
        Finding finding =
                find(
                        """
                        data: {profiles: people.jsonl}
                        """,
                        "faults: [{users: [u3], posts: 1-3, answer: 503}]",
                        """
                        - person: {$distinct_id: u2, plan: pro, $email: "{distinct_id}@example.com"}
                        - person: {$distinct_id: u3, plan: pro}
                        - event: {name: Purchase, by: u3}
                        - advance: 1 minute
                        - expect: {posts: 3, order: [u, u2, u3, u3], requeued: [u3], dead: 0}
                        - expect: {probe: u, equals: 1}
                        - advance: 1 minute
                        - expect: {users: {including: [u3], excluding: [u, u2]}, requeued: 0}
                        """);
        assertThat(finding.result()).isEqualTo(new CheckResult.Passed());
        assertThat(finding.log()).anyMatch(line -> line.endsWith(" pro POST 1 of u, u2: 200"));
        assertThat(receiver.acted())
                .containsExactlyInAnyOrder("mixhook-1-1-u", "mixhook-1-1-u2", "mixhook-1-1-u3");
        assertThat(receiver.bodies()).anyMatch(body -> body.contains("mixhook-1-1-u2@example.com"));
    }

    @Test
    void damaged_data_is_not_the_receivers_failure() throws Exception {
        campaign(PRO);
        Path people = Files.writeString(folder.resolve("people.jsonl"), "{}\nx\n");
        Finding finding = find("data: {profiles: people.jsonl}\n", "", "- advance: 1 minute\n");
        assertThat(finding.result())
                .isEqualTo(
                        new CheckResult.Errored(
                                "Its data is damaged in 2 lines, first "
                                        + people
                                        + ":1: no \"$distinct_id\"."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ids: literal"})
    void literal_ids_are_those_of_the_file(String inScenario) throws Exception {
        campaign(PRO);
        String scenarios =
                (inScenario.isEmpty() ? "ids: literal\n" : "")
                        + "scenarios:\n"
                        + scenario(
                                "one",
                                inScenario,
                                """
                                - person: {$distinct_id: u1, plan: pro, name: "I am {distinct_id}"}
                                - advance: 1 minute
                                - expect: {posts: 1, users: [u1]}
                                - expect: {probe: u1, equals: 1}
                                """);
        assertThat(findings(scenarios).getFirst().result()).isEqualTo(new CheckResult.Passed());
        assertThat(receiver.acted()).containsExactly("u1");
        assertThat(receiver.bodies()).anyMatch(body -> body.contains("I am u1"));
    }

    @Test
    void repeat_shows_each_post_with_what_was_done_to_it() throws Exception {
        campaign(PRO);
        Finding finding =
                find(
                        "faults: [{post: 1, lose: answer}]",
                        """
                        - person: {$distinct_id: u1, plan: pro}
                        - advance: 1 hour
                        - expect: {posts: 3}
                        """);
        assertThat(((CheckResult.Failed) finding.result()).failure().repeat())
                .matches(
                        "# POST 1 of u1; lose: answer\ncurl .*mixhook-1-1-u1.*\n# POST 2 of u1\ncurl .*");
        Finding cut =
                find(
                        "faults: [{post: 1, cut: body 50%}]",
                        """
                        - person: {$distinct_id: u1, plan: pro}
                        - advance: 1 minute
                        - expect: {posts: 3}
                        """);
        assertThat(((CheckResult.Failed) cut.result()).failure().repeat())
                .isEqualTo("see `again`: curl cannot send POST 1 of u1; cut: body 50%");
    }

    @Test
    void each_scenario_has_a_ledger_of_its_own() throws Exception {
        campaign(PRO);
        String steps =
                """
                - person: {$distinct_id: u1, plan: pro}
                - advance: 1 minute
                - expect: {posts: 1}
                """;
        Contract contract =
                contract("scenarios:\n" + scenario("one", "", steps) + scenario("two", "", steps));
        assertThat(ReceiverRun.failing(run(contract))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    posts: 2                           | posts: 2            | posts: 1
                    users: [u1]                        | users: [u1]         | users: [u1, u2]
                    users: {including: [u3]}           | users: including [u3] | users: [u1, u2]
                    users: {excluding: [u2]}           | users: excluding [u2] | users: [u1, u2]
                    order: [u2, u1]                    | order: [u2, u1]     | order: [u1, u2]
                    batches: [1, 1]                    | batches: [1, 1]     | batches: [2]
                    statuses: [503]                    | statuses: [503]     | statuses: [200]
                    'sent: {u1: 2, u9: 0}'             | 'sent: {u1: 2, u9: 0}' | 'sent: {u1: 1, u9: 0}'
                    'accepted: {u2: 0}'                | 'accepted: {u2: 0}' | 'accepted: {u2: 1}'
                    requeued: 1                        | requeued: 1         | requeued: []
                    dead: [u1]                         | dead: [u1]          | dead: []
                    'body: {schema: schema.json}'      | a body as in        | POST 1 /0/$properties: required property 'age' not found
                    'probe: u1, equals: 2, within: 50ms' | probe u1: 2 within 50 ms | probe u1: 1
                    'probe: u1, at_least: 2, within: 50ms' | probe u1: at least 2 within 50 ms | probe u1: 1
                    'probe: u9, equals: x, within: 50ms' | probe u9: x within 50 ms | probe u9: 0 (mixhook-1-1-u9)
                    answer_time: {max: 0s}             | answer_time max at most 0 ms | answer_time max
                    """)
    void what_is_expected_and_not_so_is_told_with_what_was_seen_and_the_post(
            String expectation, String expected, String seen) throws Exception {
        campaign(PRO);
        Files.writeString(
                folder.resolve("schema.json"),
                "{\"items\": {\"properties\": {\"$properties\": {\"required\": [\"age\"]}}}}");
        Finding finding =
                find(
                        "",
                        """
                        - person: {$distinct_id: u1, plan: pro}
                        - person: {$distinct_id: u2, plan: pro}
                        - advance: 1 minute
                        - expect: {%s}
                        """
                                .formatted(expectation));
        assertThat(finding.result()).isInstanceOf(CheckResult.Failed.class);
        Failure failure = ((CheckResult.Failed) finding.result()).failure();
        assertThat(failure.expected()).startsWith(expected).endsWith("(scenarios[0].steps[3])");
        assertThat(failure.seen()).startsWith(seen);
        assertThat(Objects.requireNonNull(failure.repeat()))
                .startsWith("curl -sS -i '" + receiver.url() + "'")
                .contains("%22mixhook-1-1-u1%22");
    }

    @Test
    void what_conforms_to_a_schema_and_is_quick_enough_passes() throws Exception {
        campaign(PRO);
        Files.writeString(
                folder.resolve("schema.json"),
                "{\"type\": \"array\", \"maxItems\": 50, \"items\": {\"required\": [\"$distinct_id\", \"$properties\"]}}");
        passes(
                """
                - person: {$distinct_id: u1, plan: pro, name: "\\u05e9 & +"}
                - advance: 1 minute
                - expect: {body: {schema: schema.json}, answer_time: {p50: 1 minute, p99: 1 minute}}
                """);
    }

    @Test
    void without_a_receiver_nothing_can_be_found() throws Exception {
        campaign(PRO);
        Contract contract =
                contract(
                        "scenarios:\n"
                                + scenario(
                                        "one",
                                        "",
                                        "- person: {$distinct_id: u1, plan: pro}\n- advance: 1 day\n"));
        receiver.close();
        awaitNobodyAt(URI.create(receiver.url()));
        assertThat(run(contract)).isInstanceOf(Conclusion.NoReceiver.class);
    }

    /** A port that was closed may take one more connection. */
    private static void awaitNobodyAt(URI url) {
        boolean open = true;
        while (open) {
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                open = socket.isConnected();
            } catch (IOException _) {
                open = false;
            }
        }
    }

    @Test
    void a_known_failure_is_waived_until_its_day_is_over() throws Exception {
        campaign(PRO);
        String scenarios =
                "scenarios:\n"
                        + scenario("one", "", "- expect: {posts: 1}\n")
                        + "waive: {check: one, because: known, until: %s}\n";
        assertThat(findings(scenarios.formatted("2026-01-15")).getFirst().result())
                .isInstanceOf(CheckResult.Waived.class);
        Finding late = findings(scenarios.formatted("2026-01-14")).getFirst();
        assertThat(late.isFatal()).isTrue();
        assertThat(((CheckResult.Failed) late.result()).failure().seen())
                .isEqualTo("posts: 0; it was waived until 2026-01-14");
    }

    private void campaign(String yaml) throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), yaml);
    }

    private void passes(String steps) throws Exception {
        assertThat(find("", steps).result()).isEqualTo(new CheckResult.Passed());
    }

    private Finding find(String faults, String steps) throws Exception {
        return find("", faults, steps);
    }

    private Finding find(String before, String faults, String steps) throws Exception {
        return findings(before + "scenarios:\n" + scenario("one", faults, steps)).getFirst();
    }

    private List<Finding> findings(String scenarios) throws Exception {
        return ReceiverRun.findings(run(contract(scenarios)));
    }

    private static String scenario(String name, String faults, String steps) {
        return "  - name: %s\n    %s\n    steps:\n%s".formatted(name, faults, steps.indent(6));
    }

    private static Conclusion run(Contract contract) throws InterruptedException {
        return ReceiverRun.of(contract, ReceiverRun.QUICK, new Strictness(false, false));
    }

    private Contract contract(String scenarios) throws IOException {
        Path file = folder.resolve("contract.yaml");
        Files.writeString(
                file,
                """
                contract: a test
                receiver: {url: "%s"}
                probe: {http: {get: "%s", json: $.count}}
                standard: false
                campaigns: [campaign.yaml]
                start_at: 2026-01-01T00:00:00Z
                """
                                .formatted(receiver.url(), receiver.probe())
                        + scenarios);
        return switch (ContractFile.read(file, Map.of())) {
            case ContractFile.ReadResult.Valid(Contract contract) -> contract;
            case ContractFile.ReadResult.Invalid(var problems) ->
                    throw new IllegalArgumentException(problems.toString());
        };
    }
}
