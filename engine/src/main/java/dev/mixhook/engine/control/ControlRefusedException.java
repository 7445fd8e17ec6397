package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.Problem;
import java.util.List;

/** Something that was asked for is not done, and nothing of it. */
final class ControlRefusedException extends Exception {
    private final Refusal refusal;
    private final transient List<Problem> problems;

    /**
     * @param problems all of them; at least one
     */
    ControlRefusedException(Refusal refusal, List<Problem> problems) {
        super(problems.getFirst().message());
        this.refusal = refusal;
        this.problems = List.copyOf(problems);
    }

    /** A refusal that is about the request as a whole. */
    ControlRefusedException(Refusal refusal, String message) {
        this(refusal, List.of(new Problem("", 0, 0, "", message)));
    }

    Refusal refusal() {
        return refusal;
    }

    List<Problem> problems() {
        return problems;
    }
}
