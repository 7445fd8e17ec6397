package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.generator.workload.Distribution;
import dev.mixhook.engine.generator.workload.Property;
import dev.mixhook.engine.generator.workload.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads properties: each name with a value that all have, with a list of values, or with a
 * distribution.
 */
final class PropertiesReader {
    private PropertiesReader() {}

    static List<Property> read(OpenSection section, String key) {
        List<Property> properties = new ArrayList<>();
        section.section(key)
                .ifPresent(
                        all ->
                                all.keys()
                                        .forEach(
                                                name ->
                                                        property(all, name)
                                                                .ifPresent(properties::add)));
        return properties;
    }

    private static Optional<Property> property(OpenSection all, String name) {
        return all.node(name)
                .flatMap(
                        node ->
                                switch (node) {
                                    case Node.Scalar scalar -> Optional.of(always(name, scalar));
                                    case Node.Sequence _ -> oneOf(all, name);
                                    case Node.Mapping mapping ->
                                            OpenSection.of(mapping, all.path(name), all.problems())
                                                    .flatMap(own -> distributed(name, own));
                                });
    }

    private static Property always(String name, Node.Scalar scalar) {
        List<String> value = List.of(NodeJson.value(scalar));
        return new Property(name, 1, new Distribution.Choice(Weighted.byRank(value, 0)));
    }

    private static Optional<Property> oneOf(OpenSection all, String name) {
        return ChoiceReader.equally(all, name)
                .map(values -> new Property(name, 1, new Distribution.Choice(values)));
    }

    private static Optional<Property> distributed(String name, OpenSection section) {
        double share = Numbers.read(section, "share", 0, 1).orElse(1.0);
        Optional<Distribution> values = new DistributionReader(section).read();
        section.close();
        return values.map(distribution -> new Property(name, share, distribution));
    }
}
