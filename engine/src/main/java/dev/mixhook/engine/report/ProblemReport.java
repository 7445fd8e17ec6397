package dev.mixhook.engine.report;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All problems of bad files: where, what was found, what would be right. */
public final class ProblemReport {
    private static final String INDENT = "      ";

    private ProblemReport() {}

    public static void print(List<Problem> problems, PrintStream out) {
        print(problems, "nothing was sent", out);
    }

    /**
     * Prints them.
     *
     * @param consequence what was done, or not done, because of them
     */
    public static void print(List<Problem> problems, String consequence, PrintStream out) {
        print(problems, "problem", ", " + consequence, out);
    }

    /** Prints what is not wrong, and may mean another thing than was meant. */
    public static void warn(List<Problem> warnings, PrintStream out) {
        print(warnings, "warning", "", out);
    }

    private static void print(List<Problem> problems, String noun, String end, PrintStream out) {
        Map<String, List<Problem>> byFile =
                problems.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Problem::file, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach(
                (file, found) -> {
                    String count = Counted.of(found.size(), noun);
                    out.print(Printable.of(file) + ": " + count + end + '\n');
                    found.forEach(problem -> print(problem, out));
                });
    }

    private static void print(Problem problem, PrintStream out) {
        // In one piece, so that terminals and editors make a link of it.
        String place = problem.file() + ':' + problem.line() + ':' + problem.column();
        out.print(
                "  "
                        + Printable.of(place)
                        + "  "
                        + (problem.key().isEmpty() ? "the file" : Printable.of(problem.key()))
                        + '\n');
        problem.message().lines().forEach(line -> out.print(INDENT + Printable.of(line) + '\n'));
    }
}
