package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.Expectation.ValueMatcher;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads what an {@code expect:} says of a probe: of which, about whom, and what.
 *
 * @param isUser whether the scenario tells, or may tell, of somebody of that name
 */
record ProbedReader(Section section, KnownProbes probes, Predicate<String> isUser) {
    Optional<Expectation> read() {
        Optional<String> word = section.read(ExpectKeys.PROBE);
        Optional<String> user = section.read(ExpectKeys.USER);
        Optional<ValueMatcher> comparison = comparison();
        Duration within = ExpectReader.within(section).orElse(VerifyTimings.USUAL.within());
        if (word.isEmpty()) {
            Stream.of(ExpectKeys.EQUALS, ExpectKeys.AT_LEAST, ExpectKeys.USER, ExpectKeys.WITHIN)
                    .filter(section::has)
                    .forEach(key -> section.problem(key, "This is about a `probe:`; name one."));
            return Optional.empty();
        }
        boolean isNamed = isNamed(word.get(), user.isPresent());
        if (isNamed) {
            checkUser(word.get(), user.isPresent());
        } else {
            checkUnnamed(word.get(), user.isPresent());
        }
        String probe = isNamed ? word.get() : Contract.PROBE;
        String about = isNamed ? user.orElse("") : word.get();
        return comparison.map(wanted -> new Expectation.Probed(probe, about, wanted, within));
    }

    /** Alone, a word that names no probe is a user, about whom the one without a name is asked. */
    private boolean isNamed(String word, boolean hasUser) {
        return probes.names().contains(word) && (hasUser || !word.equals(Contract.PROBE));
    }

    private void checkUser(String name, boolean hasUser) {
        if (name.equals(Contract.PROBE)) {
            return;
        }
        boolean isAboutUser = probes.isAboutUser(name).orElse(hasUser);
        if (isAboutUser && !hasUser) {
            section.problem(ExpectKeys.PROBE, "This probe asks about a user: add `user:`.");
        }
        if (!isAboutUser && hasUser) {
            section.problem(
                    ExpectKeys.USER,
                    "This probe is about no user: {distinct_id} stands nowhere in it.");
        }
    }

    private void checkUnnamed(String word, boolean hasUser) {
        if (probes.isEmpty()) {
            section.problem(ExpectKeys.PROBE, "There is no probe; say above how to ask: `probe:`.");
            return;
        }
        String meant = Suggestion.meant(word, probes.named());
        boolean isMistyped = !meant.isEmpty() && !isUser.test(word);
        if (hasUser || !probes.hasUnnamed() || isMistyped) {
            String way =
                    isMistyped && probes.hasUnnamed()
                            ? " A user of that name: {probe: probe, user: " + word + "}."
                            : "";
            section.problem(
                    ExpectKeys.PROBE,
                    "No probe `%s`; here: %s.%s%s"
                            .formatted(
                                    word,
                                    String.join(", ", new TreeSet<>(probes.names())),
                                    meant,
                                    way));
        }
    }

    private Optional<ValueMatcher> comparison() {
        Optional<ValueMatcher> equal =
                section.read(ExpectKeys.EQUALS).map(ValueMatcher.Equals::new);
        Optional<ValueMatcher> least =
                section.read(
                        ExpectKeys.AT_LEAST,
                        scalar ->
                                Scalars.number(scalar)
                                        .map(_ -> new ValueMatcher.AtLeast(scalar.text())));
        boolean one = section.has(ExpectKeys.EQUALS) != section.has(ExpectKeys.AT_LEAST);
        if (section.has(ExpectKeys.PROBE) && !one) {
            section.problem(
                    ExpectKeys.PROBE, "Say what it says in one way: `equals:`, or `at_least:`.");
        }
        return equal.or(() -> least);
    }
}
