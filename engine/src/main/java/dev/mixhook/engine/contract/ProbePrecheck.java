package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.Expectation.ValueMatcher;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.contract.scenario.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Before anything is tried, each probe is asked about somebody who has never come: one that is
 * broken is not the receiver's failure.
 *
 * @param seed of the run
 */
record ProbePrecheck(Map<String, ProbePoller> probes, long seed) {
    /** Why one of those that will be needed is of no use. */
    Optional<String> unfit(List<Scenario> scenarios) throws InterruptedException {
        Set<String> names = new TreeSet<>();
        probed(scenarios).map(Expectation.Probed::probe).forEach(names::add);
        Stream.of(Contract.PROBE, Contract.ECHO).filter(probes::containsKey).forEach(names::add);
        Set<String> numbers =
                probed(scenarios)
                        .filter(probed -> probed.matcher() instanceof ValueMatcher.AtLeast)
                        .map(Expectation.Probed::probe)
                        .collect(Collectors.toSet());
        for (String name : names) {
            Optional<String> unfit = unfit(name, numbers.contains(name));
            if (unfit.isPresent()) {
                return unfit;
            }
        }
        return Optional.empty();
    }

    private static Stream<Expectation.Probed> probed(List<Scenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.steps().stream())
                .filter(Step.Expect.class::isInstance)
                .flatMap(step -> ((Step.Expect) step).expectations().stream())
                .filter(Expectation.Probed.class::isInstance)
                .map(Expectation.Probed.class::cast);
    }

    private Optional<String> unfit(String name, boolean isNumber) throws InterruptedException {
        ProbePoller poller = probes.get(name);
        if (poller == null) {
            throw new IllegalArgumentException("there is no probe " + name);
        }
        Reading reading = poller.once("mixhook-%d-nobody".formatted(seed));
        if (reading instanceof Reading.Unreadable(String reason)) {
            return Optional.of(called(name) + " cannot be read: " + reason);
        }
        return isNumber && reading.number().isEmpty()
                ? Optional.of(called(name) + " says no number: " + reading.shown())
                : Optional.empty();
    }

    /** As which people know a probe. */
    static String called(String name) {
        return switch (name) {
            case Contract.PROBE -> "The probe";
            case Contract.ECHO -> "The echo";
            default -> "The probe " + name;
        };
    }
}
