package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.definition.contract.ContractFile;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The contract of the sample, which its good receivers keep. */
@DisabledOnOs(OS.WINDOWS)
class SampleContractTest {
    private static final Path RECEIVERS = RunningReceiver.RECEIVERS;

    /** The Python one in its good version, as the contract starts it. */
    @Test
    void the_contract_of_the_sample_is_kept() throws Exception {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        Conclusion conclusion =
                ReceiverRun.of(contract(), ReceiverRun.PATIENT, new Strictness(true, false));
        assertThat(ReceiverRun.findings(conclusion))
                .hasSize(50)
                .allMatch(finding -> finding.result() instanceof CheckResult.Passed);
    }

    /** Each of its scenarios stands by itself. */
    @Test
    void it_is_kept_with_each_scenario_alone_and_in_any_order() throws Exception {
        assumeTrue(RunningReceiver.runs("python3"), "no python3");
        Contract contract = contract();
        List<String> names = contract.scenarios().stream().map(Scenario::name).toList();
        for (String name : names) {
            keeps(Set.of(name), new Randomization(1, false));
        }
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 1; orders.size() < 6 && seed <= 100; seed++) {
            Randomization randomization = new Randomization(seed, true);
            if (orders.add(names(randomization.order(contract.scenarios())))) {
                keeps(Set.copyOf(names), randomization);
            }
        }
        assertThat(orders).hasSize(6);
    }

    private static void keeps(Set<String> chosen, Randomization randomization) throws Exception {
        Conclusion conclusion =
                ReceiverRun.of(
                        contract(),
                        chosen,
                        ReceiverRun.PATIENT,
                        new Strictness(true, false),
                        randomization);
        assertThat(ReceiverRun.findings(conclusion))
                .as(() -> chosen + ", " + randomization)
                .hasSize(chosen.size())
                .allMatch(finding -> finding.result() instanceof CheckResult.Passed);
    }

    /** A receiver that remembers all runs before, as one with a database does. */
    @Test
    void it_is_kept_by_a_receiver_that_has_seen_it_before() throws Exception {
        try (LabReceiver receiver = new LabReceiver()) {
            Contract sample = contract();
            Contract contract =
                    new Contract(
                            sample.name(),
                            new ReceiverSource(receiver.url(), null, RECEIVERS, null),
                            Map.of(
                                    Contract.PROBE,
                                    new ProbeSource.Http(receiver.probe(), "$.count"),
                                    "everyone",
                                    new ProbeSource.Http(receiver.everyone(), "$.users")),
                            sample.pack(),
                            Set.of(),
                            List.of(),
                            sample.setting(),
                            sample.scenarios());
            Set<String> all = Set.copyOf(names(sample.scenarios()));
            for (long seed = 1; seed <= 3; seed++) {
                Conclusion conclusion =
                        ReceiverRun.of(
                                contract,
                                all,
                                ReceiverRun.PATIENT,
                                new Strictness(true, false),
                                new Randomization(seed, false));
                assertThat(ReceiverRun.failing(conclusion)).isEmpty();
            }
            assertThat(receiver.acted()).hasSize(9);
        }
    }

    private static List<String> names(List<Scenario> scenarios) {
        return scenarios.stream().map(Scenario::name).toList();
    }

    private static Contract contract() throws IOException {
        Map<String, String> variables = Map.of("PORT", String.valueOf(FreePorts.next()));
        Path file = RECEIVERS.resolveSibling("contracts/receivers.yaml");
        if (!(ContractFile.read(file, variables)
                instanceof ContractFile.ReadResult.Valid(Contract contract))) {
            throw new IllegalStateException("a sample file is good");
        }
        return contract;
    }
}
