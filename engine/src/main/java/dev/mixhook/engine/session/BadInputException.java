package dev.mixhook.engine.session;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.report.ProblemReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Campaigns, a project, faults or data are wrong: all of it at once. Nothing was sent. */
public final class BadInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** Tells all that is wrong, each with its place. */
    public BadInputException(List<Problem> problems) {
        super(shown(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each with its place; the message shows all of them. */
    public List<Problem> problems() {
        return problems;
    }

    private static String shown(List<Problem> problems) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProblemReport.print(problems, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
