package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.Expectation;
import dev.mixhook.engine.contract.Expectation.Comparison;
import dev.mixhook.engine.contract.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what an {@code expect:} says of a probe: of which, about whom, and what. */
record ProbedReader(Section section, Set<String> probes) {
    Optional<Expectation> read() {
        Optional<String> word = section.text("probe");
        Optional<String> user = section.text("user");
        Optional<Comparison> comparison = comparison();
        Duration within =
                section.read(
                                "within",
                                "a real time with its unit, such as 5s",
                                scalar -> Durations.parseReal(scalar.text()))
                        .orElse(Pace.USUAL.within());
        if (word.isEmpty()) {
            Stream.of("equals", "at_least", "user", "within")
                    .filter(section::has)
                    .forEach(key -> section.problem(key, "This is about a `probe:`; name one."));
            return Optional.empty();
        }
        boolean named = !word.get().equals(Contract.PROBE) && probes.contains(word.get());
        String probe = named ? word.get() : Contract.PROBE;
        if (!probes.contains(probe)) {
            section.problem("probe", "There is no probe; say above how to ask: `probe:`.");
        }
        if (!named && user.isPresent()) {
            section.problem("user", "The user stands behind `probe:` here.");
        }
        return comparison.map(
                wanted ->
                        new Expectation.Probed(
                                probe, named ? user.orElse("") : word.get(), wanted, within));
    }

    private Optional<Comparison> comparison() {
        Optional<Comparison> equal = section.text("equals").map(Comparison.Equals::new);
        Optional<Comparison> least =
                section.read(
                        "at_least",
                        "a number",
                        scalar ->
                                Scalars.number(scalar)
                                        .map(_ -> new Comparison.AtLeast(scalar.text())));
        boolean one = section.has("equals") != section.has("at_least");
        if (section.has("probe") && !one) {
            section.problem("probe", "Say what it says in one way: `equals:`, or `at_least:`.");
        }
        return equal.or(() -> least);
    }
}
