package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.definition.contract.ContractFile;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample's receivers of cohort syncs: the good ones pass everything, each bug is found by the
 * checks of its row in {@code docs/verify-cohort-sync.md}.
 */
@DisabledOnOs(OS.WINDOWS)
class CohortReceiversTest {
    private static final BugTable TABLE =
            new BugTable(Path.of("../docs/verify-cohort-sync.md"), StandardPack.COHORT_SYNC);

    private static final SampleReceivers RECEIVERS =
            new SampleReceivers(
                    TABLE,
                    List.of("cohort_receiver", "buggy_cohorts"),
                    List.of("CohortReceiver", "BuggyCohortReceiver"),
                    List.of(
                            "answers-text",
                            "page-replaces",
                            "sessions-mixed",
                            "last-page-alone",
                            "remove-ignored",
                            "removal-404",
                            "one-cohort",
                            "strict-numbers",
                            "body-limit",
                            "email-as-id"));

    @TempDir private static Path classes;

    @TestFactory
    Stream<DynamicTest> each_bug_is_found_by_the_checks_of_its_row() throws IOException {
        return RECEIVERS.inPython();
    }

    @TestFactory
    Stream<DynamicTest> so_it_is_in_java() throws IOException {
        return RECEIVERS.inJava(classes);
    }

    @TestFactory
    Stream<DynamicTest> so_it_is_in_node() throws IOException {
        return RECEIVERS.inNode();
    }

    @TestFactory
    Stream<DynamicTest> the_good_ones_pass_everything() {
        return RECEIVERS.good(classes);
    }

    /** The Python one, as the contract starts it. */
    @Test
    void the_contract_of_the_sample_is_kept() throws Exception {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        Map<String, String> variables = Map.of("PORT", String.valueOf(FreePorts.next()));
        Path file = RunningReceiver.RECEIVERS.resolveSibling("contracts/cohorts.yaml");
        if (!(ContractFile.read(file, variables)
                instanceof ContractFile.ReadResult.Valid(Contract contract))) {
            throw new IllegalStateException("a sample file is good");
        }
        Conclusion conclusion =
                ReceiverRun.of(contract, ReceiverRun.PATIENT, new Strictness(true, false));
        assertThat(ReceiverRun.findings(conclusion))
                .hasSize(45)
                .allMatch(finding -> finding.result() instanceof CheckResult.Passed);
    }

    @Test
    void the_page_says_how_many_bugs_there_are_and_all_are_found() throws IOException {
        assertThat(TABLE.rows())
                .hasSizeGreaterThanOrEqualTo(20)
                .allMatch(row -> !row.foundBy().isEmpty());
        assertThat(Files.readString(TABLE.page())).contains(TABLE.rows().size() + " known bugs");
    }
}
