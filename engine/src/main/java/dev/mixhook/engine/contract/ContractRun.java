package dev.mixhook.engine.contract;

import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Findings;
import dev.mixhook.engine.contract.pack.PackContext;
import dev.mixhook.engine.contract.pack.PackRun;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.contract.scenario.ScenarioRun;
import dev.mixhook.engine.contract.scenario.UserIdMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A contract that is carried out against a receiver that is there. */
final class ContractRun {
    private final Contract contract;
    private final OkHttpSender sender;
    private final Readiness readiness;
    private final Map<String, ProbePoller> probes;
    private final Ticker ticker;
    private final VerifyTimings timings;
    private final Randomization randomization;
    private final Findings findings;

    ContractRun(
            Contract contract,
            OkHttpSender sender,
            Readiness readiness,
            Map<String, ProbePoller> probes,
            Ticker ticker,
            VerifyTimings timings,
            Randomization randomization,
            Findings findings) {
        this.contract = contract;
        this.sender = sender;
        this.readiness = readiness;
        this.probes = Map.copyOf(probes);
        this.ticker = ticker;
        this.timings = timings;
        this.randomization = randomization;
        this.findings = findings;
    }

    /** First the checks of the standard pack, then the scenarios. */
    Conclusion run(Set<String> chosen) throws InterruptedException {
        Set<String> checks =
                contract.checks().stream().filter(chosen::contains).collect(Collectors.toSet());
        List<Scenario> scenarios =
                contract.scenarios().stream()
                        .filter(scenario -> chosen.contains(scenario.name()))
                        .toList();
        PackRun pack = pack();
        Optional<Conclusion> ended = checks.isEmpty() ? Optional.empty() : pack.open();
        if (ended.isEmpty() && (checks.isEmpty() || !pack.isRefused())) {
            ended = unfit(scenarios);
        }
        if (ended.isEmpty() && !checks.isEmpty()) {
            ended = pack.run(checks);
        }
        for (Scenario scenario : randomization.order(scenarios)) {
            if (ended.isEmpty()) {
                ended = play(scenario);
            }
        }
        return ended.orElseGet(() -> new Conclusion.Verified(findings.all(), List.of()));
    }

    private PackRun pack() {
        Webhook webhook = contract.receiver().webhook().with(contract.pack().wireFormat());
        ProbePoller poller = probes.get(Contract.PROBE);
        ProbePoller echo = probes.get(Contract.ECHO);
        return new PackRun(
                new PackContext(
                        contract.pack(),
                        sender,
                        webhook,
                        poller,
                        echo,
                        timings,
                        randomization.seed()),
                findings);
    }

    /** If a probe cannot be read, it may be that there is no receiver at all. */
    private Optional<Conclusion> unfit(List<Scenario> scenarios) throws InterruptedException {
        Optional<String> unfit = new ProbePrecheck(probes, randomization.seed()).unfit(scenarios);
        return unfit.map(
                reason ->
                        readiness
                                .absent(contract.receiver())
                                .<Conclusion>map(
                                        absent -> new Conclusion.NoReceiver(absent, List.of()))
                                .orElseGet(() -> new Conclusion.Unfit(reason)));
    }

    /** Why nothing could be found, if it is the first of all and there is no receiver. */
    private Optional<Conclusion> play(Scenario scenario) throws InterruptedException {
        boolean isFirst = findings.all().isEmpty();
        ScenarioRun run =
                new ScenarioRun(
                        scenario,
                        contract.setting().postingTo(contract.receiver().webhook()),
                        sender,
                        probes,
                        ticker,
                        mapping(scenario),
                        randomization.seed());
        findings.make(scenario.claim(), run::run, run::log, run::story);
        return run.unreachable()
                .filter(_ -> isFirst)
                .map(reason -> new Conclusion.NoReceiver(reason, List.of()));
    }

    private UserIdMapping mapping(Scenario scenario) {
        return scenario.isLiteral()
                ? UserIdMapping.LITERAL
                : UserIdMapping.of(
                        randomization.seed(), contract.scenarios().indexOf(scenario) + 1);
    }
}
