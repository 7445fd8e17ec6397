package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.generator.workload.EventMix;
import dev.mixhook.engine.generator.workload.EventMix.EventKind;
import dev.mixhook.engine.generator.workload.EventMix.Sessions;
import dev.mixhook.engine.generator.workload.Property;
import dev.mixhook.engine.generator.workload.Weighted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code events:}. */
record EventsReader(OpenSection section) {
    private static final double MOST = 1_000_000;
    private static final double STEEPEST = 10;
    private static final Sessions ALONE = new Sessions(1, Duration.ZERO);

    /** What times are given in. */
    private enum Unit {
        SECONDS,
        MILLISECONDS
    }

    Optional<EventMix> read() {
        Optional<Double> perPerson =
                section.required(
                        "per_person",
                        Numbers.read(section, "per_person", 0, MOST),
                        "how many over the whole time, such as 50");
        Optional<Double> skew = Numbers.read(section, "skew", 0, STEEPEST);
        Sessions sessions = section.section("sessions").map(EventsReader::sessions).orElse(ALONE);
        Optional<Unit> times = section.choice("times", Unit.class);
        Optional<Weighted<EventKind>> kinds =
                section.required("names", section.node("names"), "a list of names")
                        .flatMap(this::kinds);
        List<Property> properties = PropertiesReader.read(section, "properties");
        section.close();
        if (perPerson.isEmpty() || kinds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new EventMix(
                        perPerson.get(),
                        skew.orElse(0.0),
                        sessions,
                        kinds.get(),
                        properties,
                        times.filter(Unit.MILLISECONDS::equals).isPresent()));
    }

    private static Sessions sessions(OpenSection section) {
        Optional<Double> events = Numbers.read(section, "events", 1, MOST);
        Optional<Duration> gap = section.duration("gap");
        section.close();
        return new Sessions(events.orElse(1.0), gap.orElse(Duration.ofMinutes(1)));
    }

    /** A list of names, or names with what belongs to each; those without a weight by rank. */
    private Optional<Weighted<EventKind>> kinds(Node names) {
        double skew = Numbers.read(section, "names_skew", 0, STEEPEST).orElse(0.0);
        if (names instanceof Node.Mapping mapping) {
            return OpenSection.of(mapping, section.path("names"), section.problems())
                    .flatMap(own -> kinds(own, skew));
        }
        List<EventKind> kinds =
                section.texts("names").stream()
                        .map(name -> new EventKind(name, List.of()))
                        .toList();
        return kinds.isEmpty() ? none() : Optional.of(Weighted.byRank(kinds, skew));
    }

    private Optional<Weighted<EventKind>> kinds(OpenSection names, double skew) {
        List<EventKind> kinds = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String name : names.keys()) {
            Optional<OpenSection> kind =
                    names.node(name).filter(EventsReader::isSaid).flatMap(_ -> names.section(name));
            double byRank = StrictMath.pow(kinds.size() + 1.0, -skew);
            weights.add(kind.flatMap(own -> Numbers.read(own, "weight", 0, MOST)).orElse(byRank));
            kinds.add(
                    new EventKind(
                            name,
                            kind.map(own -> PropertiesReader.read(own, "properties"))
                                    .orElse(List.of())));
            kind.ifPresent(OpenSection::close);
        }
        return weights.stream().allMatch(weight -> weight == 0)
                ? none()
                : Optional.of(new Weighted<>(kinds, weights));
    }

    private static boolean isSaid(Node node) {
        return !(node instanceof Node.Scalar scalar) || scalar.type() != Node.Type.NOTHING;
    }

    private Optional<Weighted<EventKind>> none() {
        section.problem("names", "No event is drawn. Write a name, with a weight above 0.");
        return Optional.empty();
    }
}
