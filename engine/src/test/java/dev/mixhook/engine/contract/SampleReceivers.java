package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.JavaProgram;
import dev.mixhook.engine.contract.BugTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;

/**
 * The sample's receivers of a format, in three languages.
 *
 * @param table of the bugs that those in Python can have
 * @param python the programs, good and buggy
 * @param java the classes, good and buggy
 * @param elsewhere the bugs that those in Java and for Node can have as well
 */
record SampleReceivers(
        BugTable table, List<String> python, List<String> java, List<String> elsewhere) {
    /** With each of its bugs, one in Python fails at the checks of the bug's row. */
    Stream<DynamicTest> inPython() throws IOException {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        return tests(bugs("python", python(1), table.rows()));
    }

    /**
     * So does one in Java.
     *
     * @param classes a folder for what is compiled
     */
    Stream<DynamicTest> inJava(Path classes) throws IOException {
        return tests(bugs("java", compiled(classes) + java.get(1), elsewhereRows()));
    }

    /** So does one for Node. */
    Stream<DynamicTest> inNode() throws IOException {
        assumeTrue(hasNode(), "no node");
        return tests(bugs("node", node(1), elsewhereRows()));
    }

    /** Without bugs, they pass everything. */
    Stream<DynamicTest> good(Path classes) {
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put("java", compiled(classes) + java.get(0));
        if (RunningReceiver.runs("python3")) {
            commands.put("python", python(0));
        }
        if (hasNode()) {
            commands.put("node", node(0));
        }
        Map<String, Callable<Set<String>>> runs = new LinkedHashMap<>();
        commands.forEach(
                (language, command) -> runs.put(language, () -> table.failing(language, command)));
        Stream<DynamicTest> tests =
                BugTable.started(runs).entrySet().stream()
                        .map(
                                run ->
                                        DynamicTest.dynamicTest(
                                                run.getKey(),
                                                () -> assertThat(run.getValue().get()).isEmpty()));
        return Stream.concat(tests, skipped());
    }

    /** Says of each language that is not there that it was skipped. */
    static Stream<DynamicTest> skipped() {
        return Stream.of(
                        Map.entry("python3", RunningReceiver.runs("python3")),
                        Map.entry("node", hasNode()))
                .filter(program -> !program.getValue())
                .map(
                        program ->
                                DynamicTest.dynamicTest(
                                        program.getKey(), () -> abort("no " + program.getKey())));
    }

    private String python(int index) {
        return "python3 " + python.get(index) + ".py";
    }

    private String node(int index) {
        return "node " + python.get(index) + ".js";
    }

    private List<Row> elsewhereRows() throws IOException {
        List<Row> rows =
                table.rows().stream().filter(row -> elsewhere.contains(row.bug())).toList();
        assertThat(rows).hasSameSizeAs(elsewhere);
        return rows;
    }

    private Map<Row, Callable<Set<String>>> bugs(String language, String buggy, List<Row> rows) {
        Map<Row, Callable<Set<String>>> runs = new LinkedHashMap<>();
        rows.forEach(row -> runs.put(row, () -> table.failing(row, language, buggy)));
        return runs;
    }

    private static Stream<DynamicTest> tests(Map<Row, Callable<Set<String>>> runs) {
        return BugTable.started(runs).entrySet().stream()
                .map(
                        run ->
                                DynamicTest.dynamicTest(
                                        run.getKey().bug(),
                                        () ->
                                                assertThat(run.getValue().get())
                                                        .containsAll(run.getKey().foundBy())));
    }

    static boolean hasNode() {
        return Files.isDirectory(RunningReceiver.RECEIVERS.resolve("node/node_modules"))
                && RunningReceiver.runs("node");
    }

    /** Compiled once for all bugs, since that takes longer than the check. */
    private String compiled(Path classes) {
        Path sources = RunningReceiver.RECEIVERS.resolve("java");
        Stream<String> files =
                Stream.concat(Stream.of("Receiver", "CohortReceiver"), java.stream())
                        .distinct()
                        .map(name -> sources.resolve(name + ".java").toString());
        String[] arguments =
                Stream.concat(Stream.of("-d", classes.toString()), files).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return "exec %s ".formatted(String.join(" ", JavaProgram.line("-cp", classes.toString())));
    }
}
