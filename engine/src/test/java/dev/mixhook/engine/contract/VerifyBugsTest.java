package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.contract.BugTable.Row;
import dev.mixhook.engine.contract.pack.StandardPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
    private static final BugTable TABLE =
            new BugTable(Path.of("../docs/verify-bugs.md"), StandardPack.MESSAGES);

    @TestFactory
    Stream<DynamicTest> each_bug_is_found_by_the_checks_of_its_row() throws IOException {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        Map<Row, Callable<Set<String>>> runs = new LinkedHashMap<>();
        for (Row row : TABLE.rows()) {
            runs.put(row, () -> TABLE.failing(row, "python", "python3 buggy.py"));
        }
        return BugTable.started(runs).entrySet().stream()
                .map(
                        run ->
                                DynamicTest.dynamicTest(
                                        run.getKey().bug(),
                                        () -> check(run.getKey(), run.getValue().get())));
    }

    @Test
    void forty_bugs_stand_in_the_table_and_at_most_four_pass() throws IOException {
        assertThat(TABLE.rows()).hasSize(40);
        assertThat(TABLE.rows())
                .filteredOn(row -> row.foundBy().isEmpty())
                .hasSizeLessThanOrEqualTo(4);
        assertThat(Files.readString(TABLE.page()))
                .contains(
                        TABLE.rows().stream().filter(row -> !row.foundBy().isEmpty()).count()
                                + " of the bugs are found");
    }

    private static void check(Row row, Set<String> failing) {
        if (row.foundBy().isEmpty()) {
            assertThat(failing).isEmpty();
            return;
        }
        assertThat(failing).containsAll(row.foundBy());
    }
}
