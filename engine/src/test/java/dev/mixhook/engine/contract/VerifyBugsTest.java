package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.contract.finding.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The table of {@code docs/verify-bugs.md} is true. Usually only the checks of a bug's row are
 * made; {@code -Dverify.bugs=all} makes all of them, which takes some minutes.
 */
@DisabledOnOs(OS.WINDOWS)
class VerifyBugsTest {
    private static final Path TABLE = Path.of("../docs/verify-bugs.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| .+ \\| (.+) \\|");
    private static final Pattern CHECK = Pattern.compile("`([a-z0-9-]+)`");
    private static final boolean ALL = "all".equals(System.getProperty("verify.bugs"));

    /** What is to fail; nothing if the bug passes. */
    private record Row(String bug, Set<String> foundBy) {
        static Row of(Matcher row) {
            String last = row.group(2);
            return new Row(
                    row.group(1),
                    last.startsWith("passes: ")
                            ? Set.of()
                            : CHECK.matcher(last)
                                    .results()
                                    .map(check -> check.group(1))
                                    .collect(Collectors.toSet()));
        }
    }

    @TestFactory
    Stream<DynamicTest> each_bug_is_found_by_the_checks_of_its_row() throws IOException {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Map<Row, Future<Set<String>>> runs = new LinkedHashMap<>();
        for (Row row : rows()) {
            runs.put(row, threads.submit(() -> failing(row)));
        }
        return runs.entrySet().stream()
                .map(
                        run ->
                                DynamicTest.dynamicTest(
                                        run.getKey().bug(),
                                        () -> check(run.getKey(), run.getValue().get())));
    }

    @Test
    void forty_bugs_stand_in_the_table_and_at_most_four_pass() throws IOException {
        assertThat(rows()).hasSize(40);
        assertThat(rows()).filteredOn(row -> row.foundBy().isEmpty()).hasSizeLessThanOrEqualTo(4);
        assertThat(Files.readString(TABLE))
                .contains(
                        rows().stream().filter(row -> !row.foundBy().isEmpty()).count()
                                + " of them");
    }

    private static void check(Row row, Set<String> failing) {
        if (row.foundBy().isEmpty()) {
            assertThat(failing).isEmpty();
            return;
        }
        assertThat(failing).containsAll(row.foundBy());
    }

    private static Set<String> failing(Row row) throws Exception {
        try (RunningReceiver receiver =
                RunningReceiver.start("python", "python3 buggy.py " + row.bug())) {
            Contract contract = receiver.contract();
            boolean isWhole = ALL || row.foundBy().isEmpty();
            Set<String> chosen = isWhole ? contract.checks() : row.foundBy();
            return ReceiverRun.failing(
                    ReceiverRun.of(
                            contract,
                            chosen,
                            ReceiverRun.QUICK,
                            new Strictness(false, false),
                            new Randomization(1, false)));
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readString(TABLE)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Row::of)
                .toList();
    }
}
