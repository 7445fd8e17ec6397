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
     * @param saw the values and the events that decided, a line each; what joins other parts saw
     *     what they did, and has none
     */
    public record Node(String path, Expr expr, Verdict verdict, List<String> saw) {
        public Node {
            saw = List.copyOf(saw);
        }
    }

    /** Whether the person matches the whole. */
    public boolean isMatch() {
        return parts.getFirst().verdict().matches();
    }

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
        List<String> saw =
                joins(part, target)
                        ? List.of()
                        : new ObservedValues(target, people, person).says(part.expr(), now);
        return new Node(part.path(), part.expr(), verdict, saw);
    }

    private static boolean joins(Part part, Target target) {
        if (part.path().equals(Part.WHOLE)) {
            return target.parts().size() > 1;
        }
        return target.parts().stream()
                .anyMatch(other -> other.path().startsWith(part.path() + '.'));
    }
}
