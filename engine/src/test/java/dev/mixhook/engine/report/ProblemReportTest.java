package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.contract.ContractFile;
import dev.mixhook.engine.definition.workload.WorkloadFile;
import dev.mixhook.engine.definition.yaml.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Campaign files and what is said of them, a pair of golden files each: problems, and warnings. An
 * empty text means that it is good.
 */
class ProblemReportTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden");

    private static final Path SYNTAX = GOLDEN.resolve("syntax");

    private static final Path CONTRACTS = GOLDEN.resolve("contracts");

    /** What other files name. */
    private static final Set<String> PARTS = Set.of("campaign.yaml");

    private static final Path PROJECTS = GOLDEN.resolve("projects");

    private static final Path WORKLOADS = GOLDEN.resolve("workloads");

    @TestFactory
    Stream<DynamicTest> every_problem_is_told_at_once_with_its_place() throws IOException {
        return pairs(GOLDEN);
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_yaml_is_shown_with_its_line_and_the_reason() throws IOException {
        return pairs(SYNTAX);
    }

    private static Stream<DynamicTest> pairs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !PARTS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    @TestFactory
    Stream<DynamicTest> so_are_those_of_contract_files() throws IOException {
        return pairs(CONTRACTS);
    }

    @Test
    void so_are_those_of_project_files() throws IOException {
        check(PROJECTS.resolve("project.yaml"));
    }

    @TestFactory
    Stream<DynamicTest> so_are_those_of_workload_files() throws IOException {
        return pairs(WORKLOADS);
    }

    private static void check(Path file) throws IOException {
        Path expected = Path.of(file.toString().replace(".yaml", ".txt"));
        assertThat(said(file)).isEqualTo(Files.readString(expected));
    }

    private static String said(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<Problem> warnings = new ArrayList<>();
        ProblemReport.print(problems(file, warnings), printed);
        ProblemReport.warn(warnings, printed);
        return out.toString(StandardCharsets.UTF_8)
                .replace(CONTRACTS.toAbsolutePath() + "/", "")
                .replace(CONTRACTS + "/", "")
                .replace(PROJECTS + "/", "")
                .replace(WORKLOADS + "/", "")
                .replace(SYNTAX + "/", "")
                .replace(GOLDEN + "/", "")
                .replace(GOLDEN + "\\", "");
    }

    private static List<Problem> problems(Path file, List<Problem> warnings) {
        if (file.startsWith(CONTRACTS)) {
            return ContractFile.read(file, Map.of(), warnings::addAll)
                            instanceof ContractFile.ReadResult.Invalid(var problems)
                    ? problems
                    : List.of();
        }
        if (file.startsWith(WORKLOADS)) {
            return WorkloadFile.read(file) instanceof WorkloadFile.ReadResult.Invalid(var problems)
                    ? problems
                    : List.of();
        }
        return switch (WorkspaceReader.read(List.of(file), Map.of())) {
            case Workspace.ReadResult.Valid(Workspace workspace) -> {
                warnings.addAll(workspace.warnings());
                yield List.of();
            }
            case Workspace.ReadResult.Invalid(var problems, Workspace readable) -> {
                warnings.addAll(readable.warnings());
                yield problems;
            }
        };
    }
}
