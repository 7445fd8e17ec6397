package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.generator.workload.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values of which one is drawn: a list of them, or texts with weights. */
final class ChoiceReader {
    private static final double MOST = 1_000_000;
    private static final double STEEPEST = 10;

    private ChoiceReader() {}

    /** A list whose values are drawn as often as each other. */
    static Optional<Weighted<String>> equally(OpenSection section, String key) {
        return byRank(section, key, 0);
    }

    /** Either form; {@code skew:} draws those of a list by their rank. */
    static Optional<Weighted<String>> read(OpenSection section, String key) {
        double skew = Numbers.read(section, "skew", 0, STEEPEST).orElse(0.0);
        if (!(section.node(key).orElse(null) instanceof Node.Mapping mapping)) {
            return byRank(section, key, skew);
        }
        if (section.has("skew")) {
            section.problem("skew", "These values have weights; `skew` goes with a list.");
        }
        return OpenSection.of(mapping, section.path(key), section.problems())
                .flatMap(ChoiceReader::weighted);
    }

    private static Optional<Weighted<String>> byRank(OpenSection section, String key, double skew) {
        List<String> values = section.nodes(key).stream().map(NodeJson::value).toList();
        if (values.isEmpty()) {
            section.problem(key, "Nothing to choose from. Write a list of values.");
            return Optional.empty();
        }
        return Optional.of(Weighted.byRank(values, skew));
    }

    private static Optional<Weighted<String>> weighted(OpenSection section) {
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String value : section.keys()) {
            Numbers.read(section, value, 0, MOST)
                    .ifPresent(
                            weight -> {
                                values.add(NodeJson.text(value));
                                weights.add(weight);
                            });
        }
        if (weights.size() == section.keys().size()
                && weights.stream().noneMatch(weight -> weight > 0)) {
            section.problems()
                    .add(section.place(), section.path(), "One of the weights is above 0.");
        }
        return weights.stream().anyMatch(weight -> weight > 0)
                ? Optional.of(new Weighted<>(values, weights))
                : Optional.empty();
    }
}
