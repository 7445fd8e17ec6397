package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.definition.contract.ContractFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The receivers of the sample: the good ones pass everything, each bug is found by its checks. */
@DisabledOnOs(OS.WINDOWS)
class SampleReceiversTest {
    private static final Path RECEIVERS = RunningReceiver.RECEIVERS;
    private static final int AT_ONCE = 5;

    private static final Map<String, Set<String>> FOUND_BY =
            new TreeMap<>(
                    Map.of(
                            "answers-204",
                            Set.of("answers-200"),
                            "body-limit",
                            Set.of("body-110kb", "body-250kb", "body-600kb", "body-2mb"),
                            "not-idempotent",
                            Set.of(
                                    "same-post-twice",
                                    "reformed-batch",
                                    "answer-lost",
                                    "two-at-once",
                                    "failed-then-again",
                                    "users-1000"),
                            "marks-first",
                            Set.of("failed-then-again"),
                            "races",
                            Set.of("two-at-once"),
                            "trusts-email",
                            Set.of("missing-email", "empty-properties", "own-properties"),
                            "acts-on-half",
                            Set.of("cut-body", "malformed-json"),
                            "decodes-twice",
                            Set.of("hostile-characters", "texts-kept"),
                            "always-200",
                            Set.of(
                                    "malformed-json",
                                    "missing-users",
                                    "wrong-content-type",
                                    "one-fails",
                                    "get")));

    @TempDir private static Path classes;

    private final Semaphore free = new Semaphore(AT_ONCE);

    /** What starts it, in its folder, and what is to fail. */
    private record Row(String language, String command, Set<String> failing) {
        String name() {
            return language + ": " + command.replaceFirst(".* ", "");
        }
    }

    @TestFactory
    Stream<DynamicTest> each_bug_is_found_by_the_checks_that_name_it() {
        // Two at a time: on a machine that is too busy, a bug shows after it was looked for.
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Map<Row, Future<Set<String>>> runs = new LinkedHashMap<>();
        rows().forEach(row -> runs.put(row, threads.submit(() -> failing(row))));
        return runs.entrySet().stream()
                .map(
                        run ->
                                DynamicTest.dynamicTest(
                                        run.getKey().name(),
                                        () ->
                                                assertThat(run.getValue().get())
                                                        .isEqualTo(run.getKey().failing())));
    }

    /** The Python one in its good version, as the contract starts it. */
    @Test
    void the_contract_of_the_sample_is_kept() throws Exception {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        Conclusion conclusion =
                ReceiverRun.of(contract(), ReceiverRun.QUICK, new Strictness(true, false));
        assertThat(ReceiverRun.findings(conclusion))
                .hasSize(50)
                .allMatch(finding -> finding.result() instanceof CheckResult.Passed);
    }

    /** Each of its scenarios stands by itself. */
    @Test
    void it_is_kept_with_each_scenario_alone_and_in_any_order() throws Exception {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        Contract contract = contract();
        List<String> names = contract.scenarios().stream().map(Scenario::name).toList();
        for (String name : names) {
            keeps(Set.of(name), new Randomization(1, false));
        }
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 1; orders.size() < 6 && seed <= 100; seed++) {
            Randomization randomization = new Randomization(seed, true);
            if (orders.add(names(randomization.order(contract.scenarios())))) {
                keeps(Set.copyOf(names), randomization);
            }
        }
        assertThat(orders).hasSize(6);
    }

    private static void keeps(Set<String> chosen, Randomization randomization) throws Exception {
        Conclusion conclusion =
                ReceiverRun.of(
                        contract(),
                        chosen,
                        ReceiverRun.QUICK,
                        new Strictness(true, false),
                        randomization);
        assertThat(ReceiverRun.findings(conclusion))
                .as(() -> chosen + ", " + randomization)
                .hasSize(chosen.size())
                .allMatch(finding -> finding.result() instanceof CheckResult.Passed);
    }

    /** A receiver that remembers all runs before, as one with a database does. */
    @Test
    void it_is_kept_by_a_receiver_that_has_seen_it_before() throws Exception {
        try (LabReceiver receiver = new LabReceiver()) {
            Contract sample = contract();
            Contract contract =
                    new Contract(
                            sample.name(),
                            new ReceiverSource(receiver.url(), null, RECEIVERS, null),
                            Map.of(
                                    Contract.PROBE,
                                    new ProbeSource.Http(receiver.probe(), "$.count"),
                                    "everyone",
                                    new ProbeSource.Http(receiver.everyone(), "$.users")),
                            sample.pack(),
                            Set.of(),
                            List.of(),
                            sample.setting(),
                            sample.scenarios());
            Set<String> all = Set.copyOf(names(sample.scenarios()));
            for (long seed = 1; seed <= 3; seed++) {
                Conclusion conclusion =
                        ReceiverRun.of(
                                contract,
                                all,
                                ReceiverRun.QUICK,
                                new Strictness(true, false),
                                new Randomization(seed, false));
                assertThat(ReceiverRun.failing(conclusion)).isEmpty();
            }
            assertThat(receiver.acted()).hasSize(9);
        }
    }

    private static List<String> names(List<Scenario> scenarios) {
        return scenarios.stream().map(Scenario::name).toList();
    }

    private static Contract contract() throws IOException {
        Map<String, String> variables = Map.of("PORT", String.valueOf(RunningReceiver.freePort()));
        Path file = RECEIVERS.resolveSibling("contracts/receivers.yaml");
        if (!(ContractFile.read(file, variables)
                instanceof ContractFile.ReadResult.Valid(Contract contract))) {
            throw new IllegalStateException("a sample file is good");
        }
        return contract;
    }

    private Set<String> failing(Row row) throws Exception {
        free.acquire();
        try (RunningReceiver receiver = RunningReceiver.start(row.language(), row.command())) {
            return ReceiverRun.failing(
                    ReceiverRun.of(
                            receiver.contract(), ReceiverRun.QUICK, new Strictness(false, false)));
        } finally {
            free.release();
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (RunningReceiver.runs("python3")) {
            rows.addAll(rows("python", "python3 buggy.py"));
        }
        rows.add(new Row("java", java() + " Receiver.java", Set.of()));
        rows.addAll(rows("java", java() + compiled()));
        if (Files.isDirectory(RECEIVERS.resolve("node/node_modules"))
                && RunningReceiver.runs("node")) {
            rows.add(new Row("node", "node receiver.js", Set.of()));
            rows.addAll(rows("node", "node buggy.js"));
        }
        return rows;
    }

    private static List<Row> rows(String language, String buggy) {
        return FOUND_BY.entrySet().stream()
                .map(bug -> new Row(language, buggy + ' ' + bug.getKey(), bug.getValue()))
                .toList();
    }

    private static String java() {
        return "exec " + Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Once for all bugs, since compiling takes longer than the check. */
    private static String compiled() {
        int exit =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                classes.toString(),
                                RECEIVERS.resolve("java/Receiver.java").toString(),
                                RECEIVERS.resolve("java/BuggyReceiver.java").toString());
        assertThat(exit).isZero();
        return " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp " + classes + " BuggyReceiver";
    }
}
