package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.definition.contract.ContractFile;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios to which apps send with SDKs. */
class ScenarioIngestTest {
    private static final String WELCOME =
            """
            campaign: welcome
            webhook: {url: "http://localhost:1/elsewhere"}
            target: {did: Sign Up, within: 1 day}
            schedule: asap
            """;

    @TempDir private Path folder;

    private LabReceiver receiver = new LabReceiver();

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void what_an_app_sends_happens_at_the_virtual_present() throws Exception { // R-S1
        campaign(WELCOME);
        passes(
                "ingest: 0",
                """
                - advance: 10 days
                - run: %s
                - run: {command: %s, within: 1 minute}
                - expect: {posts: 0, ingested: {events: 1, updates: 1, not_kept: 0}}
                - advance: 1 minute
                - expect: {posts: 1, users: [ana], ingested: {events: 0}}
                - expect: {probe: ana, equals: 1}
                - advance: 2 days
                - expect: {posts: 0}
                """
                        .formatted(app("set ana plan free"), app("event 'Sign Up' ana")));
        assertThat(receiver.bodies())
                .anyMatch(body -> body.contains("\"$last_seen\":\"2026-01-11T00:00:00"));
    }

    @Test
    void steps_and_what_apps_send_happen_in_the_order_in_which_they_stand() throws Exception {
        campaign(
                """
                campaign: pro
                webhook: {url: "http://localhost:1/elsewhere"}
                target: {property: plan, is: pro}
                schedule: asap
                """);
        passes(
                "ingest: 0",
                """
                - person: {$distinct_id: ana, plan: pro}
                - run: %s
                - person: {$distinct_id: bea, plan: free}
                - advance: 1 minute
                - expect: {posts: 0}
                - person: {$distinct_id: bea, plan: free}
                - run: %s
                - run: %s
                - person: {$distinct_id: ana, plan: free}
                - advance: 1 minute
                - expect: {users: [bea]}
                """
                        .formatted(
                                app("set ana plan free"),
                                app("set bea plan pro"),
                                app("set ana plan pro")));
    }

    /** The receiver has an SDK in it too, and says that it has sent the mail. */
    @Test
    void what_is_sent_while_a_post_is_under_way_happens_at_its_instant() throws Exception {
        int port = FreePorts.next();
        campaign(WELCOME);
        Files.writeString(
                folder.resolve("more.yaml"),
                """
                campaign: thanks
                webhook: {url: "http://localhost:1/elsewhere"}
                target: {did: Mail Sent, within: 1 hour}
                schedule: asap
                """);
        receiver.close();
        receiver =
                new LabReceiver() {
                    @Override
                    int status(Post post) {
                        try {
                            SendingApp.track("http://localhost:" + port, "Mail Sent", "ana");
                            return 200;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                };
        passes(
                "ingest: " + port,
                """
                - person: {$distinct_id: ana}
                - event: {name: Sign Up, by: ana}
                - advance: 5 days
                - expect: {posts: 2, users: [ana, ana]}
                """);
    }

    @Test
    void an_app_is_answered_by_the_scenarios_own_script() throws Exception {
        campaign(WELCOME);
        passes(
                "ingest: {port: 0, answer: \"503,200\", tokens: [t]}",
                """
                - person: {$distinct_id: ana}
                - run: %s
                - run: %s
                - expect: {ingested: {events: 1, not_kept: 1}}
                - advance: 1 minute
                - expect: {users: [ana]}
                """
                        .formatted(app("event 'Sign Up' bea"), app("event 'Sign Up' ana")));
    }

    @Test
    void what_does_not_come_is_the_contracts_failure_with_what_came() throws Exception {
        campaign(WELCOME);
        Finding finding =
                find(
                        "ingest: 0",
                        "- run: %s\n- expect: {ingested: {events: 2, updates: 0, within: 50ms}}\n"
                                .formatted(app("event 'Sign Up' ana")));
        CheckResult.Failed failed = (CheckResult.Failed) finding.result();
        assertThat(failed.failure().expected())
                .isEqualTo("ingested: events 2, updates 0 (scenarios[0].steps[1])");
        assertThat(failed.failure().seen()).isEqualTo("ingested: events 1, updates 0");
        assertThat(finding.log())
                .contains("2026-01-01T00:00:00Z ingest: /track  200  1 event, 0 updates");
    }

    @Test
    void a_program_that_fails_or_does_not_end_is_not_the_receivers_failure() throws Exception {
        campaign(WELCOME);
        assertThat(find("ingest: 0", "- run: echo no such shop >&2; exit 3\n").result())
                .isEqualTo(
                        new CheckResult.Errored(
                                "`echo no such shop >&2; exit 3` ended with 3: no such shop (scenarios[0].steps[0])."));
        assertThat(find("", "- run: {command: sleep 100, within: 100ms}\n").result())
                .isEqualTo(
                        new CheckResult.Errored(
                                "`sleep 100` did not end within 100 ms (scenarios[0].steps[0])."));
    }

    @Test
    void what_a_program_leaves_running_ends_with_the_scenario() throws Exception {
        campaign(WELCOME);
        passes("", "- run: sleep 1000 > /dev/null 2>&1 & echo $! > app.pid\n");
        long app = Long.parseLong(Files.readString(folder.resolve("app.pid")).strip());
        assertThat(ProcessHandle.of(app).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_not_the_receivers_failure() throws Exception {
        campaign(WELCOME);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThat(find("ingest: " + port, "- advance: 1 minute\n").result())
                    .asString()
                    .contains("port " + port + " is taken");
        }
    }

    /** The line that has the app send something, as YAML. */
    private static String app(String arguments) {
        return '"' + SendingApp.command(arguments) + '"';
    }

    private void campaign(String yaml) throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), yaml);
    }

    private void passes(String ingest, String steps) throws Exception {
        assertThat(find(ingest, steps).result()).isEqualTo(new CheckResult.Passed());
    }

    private Finding find(String ingest, String steps) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("contract.yaml"),
                        """
                        contract: a test
                        receiver: {url: "%s"}
                        probe: {http: {get: "%s", json: $.count}}
                        standard: false
                        campaigns: [%s]
                        start_at: 2026-01-01T00:00:00Z
                        scenarios:
                          - name: one
                            %s
                            steps:
                        %s"""
                                .formatted(
                                        receiver.url(),
                                        receiver.probe(),
                                        Files.exists(folder.resolve("more.yaml"))
                                                ? "campaign.yaml, more.yaml"
                                                : "campaign.yaml",
                                        ingest,
                                        steps.indent(6)));
        Contract contract =
                switch (ContractFile.read(file, Map.of())) {
                    case ContractFile.ReadResult.Valid(Contract valid) -> valid;
                    case ContractFile.ReadResult.Invalid(var problems) ->
                            throw new IllegalArgumentException(problems.toString());
                };
        Conclusion conclusion =
                ReceiverRun.of(contract, ReceiverRun.QUICK, new Strictness(false, false));
        return ReceiverRun.findings(conclusion).getFirst();
    }
}
