package dev.mixhook.engine.contract;

import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.probe.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A contract that is carried out against a receiver that is there. */
final class Sitting {
    private final Contract contract;
    private final OkHttpSender sender;
    private final Map<String, Probe> probes;
    private final Pace pace;
    private final long seed;
    private final Findings findings;

    Sitting(
            Contract contract,
            OkHttpSender sender,
            Map<String, Probe> probes,
            Pace pace,
            long seed,
            Findings findings) {
        this.contract = contract;
        this.sender = sender;
        this.probes = Map.copyOf(probes);
        this.pace = pace;
        this.seed = seed;
        this.findings = findings;
    }

    /** First the checks of the standard pack, then the scenarios. */
    Conclusion hold(Set<String> chosen) throws InterruptedException {
        Set<String> checks =
                contract.checks().stream().filter(chosen::contains).collect(Collectors.toSet());
        Optional<Conclusion> ended = checks.isEmpty() ? Optional.empty() : pack().run(checks);
        for (Scenario scenario : contract.scenarios()) {
            if (ended.isEmpty() && chosen.contains(scenario.name())) {
                ended = play(scenario);
            }
        }
        return ended.orElseGet(() -> new Conclusion.Verified(findings.all(), List.of()));
    }

    private PackRun pack() {
        Webhook webhook = contract.receiver().webhook();
        Probe probe = probes.get(Contract.PROBE);
        Probe echo = probes.get(Contract.ECHO);
        return new PackRun(new Bench(sender, webhook, probe, echo, pace, seed), findings);
    }

    /** Why nothing could be found, if it is the first of all and there is no receiver. */
    private Optional<Conclusion> play(Scenario scenario) throws InterruptedException {
        boolean isFirst = findings.all().isEmpty();
        ScenarioRun run =
                new ScenarioRun(
                        scenario,
                        contract.setting().postingTo(contract.receiver()),
                        sender,
                        probes,
                        seed);
        findings.make(scenario.claim(), run::run, run::log);
        return run.unreachable()
                .filter(_ -> isFirst)
                .map(reason -> new Conclusion.Unreachable(reason, List.of()));
    }
}
