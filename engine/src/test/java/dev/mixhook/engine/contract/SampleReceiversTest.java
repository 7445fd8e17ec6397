package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.JavaProgram;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The receivers of the sample: the good ones pass everything, each bug is found by its checks. */
@DisabledOnOs(OS.WINDOWS)
class SampleReceiversTest {
    private static final Path RECEIVERS = RunningReceiver.RECEIVERS;

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

    /** What starts it, in its folder, and what is to fail. */
    private record Row(String language, String command, Set<String> failing) {
        String name() {
            return language + ": " + command.replaceFirst(".* ", "");
        }
    }

    @TestFactory
    Stream<DynamicTest> each_bug_is_found_by_the_checks_that_name_it() {
        Map<Row, Callable<Set<String>>> runs = new LinkedHashMap<>();
        rows().forEach(row -> runs.put(row, () -> failing(row)));
        Stream<DynamicTest> tests =
                BugTable.started(runs).entrySet().stream()
                        .map(
                                run ->
                                        DynamicTest.dynamicTest(
                                                run.getKey().name(),
                                                () ->
                                                        assertThat(run.getValue().get())
                                                                .isEqualTo(
                                                                        run.getKey().failing())));
        return Stream.concat(tests, SampleReceivers.skipped());
    }

    /** Without a bug, none may fail at the first time. */
    private static Set<String> failing(Row row) throws Exception {
        return row.failing().isEmpty()
                ? failing(row, ReceiverRun.PATIENT)
                : BugTable.repeated(() -> failing(row, ReceiverRun.QUICK), row.failing()::equals);
    }

    private static Set<String> failing(Row row, VerifyTimings timings) throws Exception {
        try (RunningReceiver receiver = RunningReceiver.start(row.language(), row.command())) {
            return ReceiverRun.failing(
                    ReceiverRun.of(receiver.contract(), timings, new Strictness(false, false)));
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (RunningReceiver.runs("python3")) {
            rows.addAll(rows("python", "python3 buggy.py"));
        }
        rows.add(new Row("java", java() + " Receiver.java", Set.of()));
        rows.addAll(rows("java", java() + compiled()));
        if (SampleReceivers.hasNode()) {
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
        return "exec " + String.join(" ", JavaProgram.line());
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
        return " -cp " + classes + " BuggyReceiver";
    }
}
