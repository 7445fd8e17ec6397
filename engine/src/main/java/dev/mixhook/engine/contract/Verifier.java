package dev.mixhook.engine.contract;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Findings;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.finding.Waivers;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.probe.Probe;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.contract.probe.Probes;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Puts receivers to the test: starts them if told to, and carries out their contracts. */
public final class Verifier {
    private final OkHttpSender sender;
    private final Probes probes;
    private final Readiness readiness;
    private final InstantSource clock;
    private final VerifyTimings timings;
    private final Strictness strictness;
    private final Randomization randomization;
    private final Ticker ticker;

    /**
     * @param sender stays open
     */
    public Verifier(
            OkHttpSender sender,
            EgressGuard guard,
            InstantSource clock,
            Ticker ticker,
            VerifyTimings timings,
            Strictness strictness,
            Randomization randomization) {
        this.sender = sender;
        this.probes = new Probes(sender, guard);
        this.readiness = new Readiness(sender, guard, timings.ready(), ticker);
        this.clock = clock;
        this.timings = timings;
        this.strictness = strictness;
        this.randomization = randomization;
        this.ticker = ticker;
    }

    /**
     * Carries out a contract.
     *
     * @param chosen the ids of its checks and the names of its scenarios that are tried
     * @param each told of every finding as it comes
     */
    public Conclusion verify(Contract contract, Set<String> chosen, Consumer<Finding> each)
            throws InterruptedException {
        ReceiverSource receiver = contract.receiver();
        String start = receiver.start();
        if (start == null) {
            return carryOut(contract, chosen, each);
        }
        if (readiness.isTaken(receiver)) {
            return new Conclusion.Unfit(
                    "Something answers at %s already. End it, or leave `start` out."
                            .formatted(receiver.asked().shownUrl()));
        }
        try (ReceiverProcess process = ReceiverProcess.start(start, receiver.folder(), Map.of())) {
            Optional<String> unready = readiness.await(receiver, process);
            return unready.isPresent()
                    ? new Conclusion.NoReceiver(unready.get(), process.output())
                    : withOutput(carryOut(contract, chosen, each), process);
        } catch (IOException e) {
            return new Conclusion.Unfit(
                    "`"
                            + receiver.secrets().text(start)
                            + "` cannot be started: "
                            + e.getMessage());
        }
    }

    private static Conclusion withOutput(Conclusion conclusion, ReceiverProcess process) {
        List<String> output = new ArrayList<>(process.output());
        process.exit().ifPresent(exit -> output.add("(the receiver ended with " + exit + ')'));
        return switch (conclusion) {
            case Conclusion.Verified(List<Finding> findings, _) ->
                    new Conclusion.Verified(findings, output);
            case Conclusion.NoReceiver(String reason, _) ->
                    new Conclusion.NoReceiver(reason, output);
            case Conclusion.Unfit unfit -> unfit;
        };
    }

    private Conclusion carryOut(Contract contract, Set<String> chosen, Consumer<Finding> each)
            throws InterruptedException {
        Waivers waivers =
                new Waivers(
                        contract.waivers(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Findings findings = new Findings(clock, strictness, waivers, each);
        Map<String, Probe> open = new LinkedHashMap<>();
        try {
            Optional<Conclusion> unfit = open(contract, open);
            return unfit.isPresent() ? unfit.get() : run(contract, open, findings).run(chosen);
        } finally {
            open.values().forEach(Probe::close);
        }
    }

    private ContractRun run(Contract contract, Map<String, Probe> open, Findings findings) {
        Map<String, ProbePoller> probes = new LinkedHashMap<>();
        open.forEach((name, probe) -> probes.put(name, new ProbePoller(probe, ticker)));
        return new ContractRun(
                contract, sender, readiness, probes, ticker, timings, randomization, findings);
    }

    private Optional<Conclusion> open(Contract contract, Map<String, Probe> open) {
        for (Map.Entry<String, ProbeSource> probe : contract.probes().entrySet()) {
            try {
                open.put(probe.getKey(), made(probe.getKey(), probe.getValue()));
            } catch (IllegalArgumentException e) {
                return Optional.of(
                        new Conclusion.Unfit(
                                ProbePrecheck.called(probe.getKey())
                                        + " cannot be asked: "
                                        + e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private Probe made(String name, ProbeSource source) {
        return name.equals(Contract.ECHO) ? probes.ofObjects(source) : probes.of(source);
    }
}
