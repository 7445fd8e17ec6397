package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.generator.workload.Property;
import dev.mixhook.engine.generator.workload.UpdateMix;
import java.util.List;
import java.util.Optional;

/** Reads {@code updates:}. */
record UpdatesReader(OpenSection section) {
    private static final double MOST = 1_000_000;

    Optional<UpdateMix> read() {
        Optional<Double> perPerson =
                section.required(
                        "per_person",
                        Numbers.read(section, "per_person", 0, MOST),
                        "how many after `from`, such as 3");
        List<Property> set = PropertiesReader.read(section, "set");
        section.close();
        return perPerson.map(count -> new UpdateMix(count, set));
    }
}
