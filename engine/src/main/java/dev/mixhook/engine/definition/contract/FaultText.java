package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.definition.yaml.YamlDocument;
import java.util.List;
import java.util.Map;

/**
 * Reads faults that stand in no contract: what stands below {@code faults:} in one, a line or a
 * list of them, such as {@code {post: 1, lose: answer}}. JSON is YAML too.
 */
public final class FaultText {
    private static final Shape SHAPE =
            Shape.of("faults", "What goes wrong on the way.", ScenarioKeys.FAULTS);

    private FaultText() {}

    /** What reading gave: faults, or everything that is wrong. */
    public sealed interface ReadResult {
        record Valid(List<FaultPlan.Rule> rules) implements ReadResult {
            public Valid {
                rules = List.copyOf(rules);
            }
        }

        record Invalid(List<Problem> problems) implements ReadResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads them, and finds all that is wrong.
     *
     * @param name what problems call the text
     */
    public static ReadResult read(String yaml, String name) {
        Problems problems = new Problems(name);
        List<FaultPlan.Rule> rules =
                YamlDocument.parse(yaml, problems)
                        .map(FaultText::below)
                        .flatMap(document -> Section.of(document, SHAPE, "", problems))
                        .map(section -> FaultReader.read(section, ScenarioKeys.FAULTS, 0).lines())
                        .orElse(List.of());
        return problems.found().isEmpty()
                ? new ReadResult.Valid(rules)
                : new ReadResult.Invalid(problems.found());
    }

    private static Node below(Node faults) {
        return new Node.Mapping(
                faults.place(),
                Map.of(ScenarioKeys.FAULTS.name(), new Node.KeyValue(faults.place(), faults)));
    }
}
