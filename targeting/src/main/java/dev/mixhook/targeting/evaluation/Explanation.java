package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Part;
import dev.mixhook.targeting.selector.Target;
import java.util.List;

/**
 * What every part of a target says of a person.
 *
 * @param parts the whole first
 */
public record Explanation(List<Node> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param verdict its {@code until} is a real flip
     */
    public record Node(String path, Expr expr, Verdict verdict) {}

    /**
     * Evaluates every part by itself.
     *
     * @param now milliseconds since the epoch
     */
    public static Explanation of(Target target, People people, int person, long now) {
        return new Explanation(
                target.parts().stream()
                        .map(part -> node(target, part, people, person, now))
                        .toList());
    }

    private static Node node(Target target, Part part, People people, int person, long now) {
        Target alone = new Target(part.expr(), target.behaviors(), List.of());
        Verdict verdict = new Evaluator(alone, people).settled(person, now);
        return new Node(part.path(), part.expr(), verdict);
    }
}
