package dev.mixhook.junit.engine;

import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.definition.contract.ContractFile;
import dev.mixhook.engine.session.BadInputException;
import dev.mixhook.engine.session.SessionBuilder;
import dev.mixhook.junit.driver.Beginning;
import dev.mixhook.junit.driver.Checks;
import dev.mixhook.junit.driver.Driver;
import dev.mixhook.junit.driver.Engines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins sessions and verifications in this process. */
public final class EmbeddedEngine implements Engines {
    /** For whom knows it by its name alone. */
    public EmbeddedEngine() {}

    @Override
    public Driver begin(Beginning beginning) {
        SessionBuilder builder =
                new SessionBuilder(beginning.startAt())
                        .variables(beginning.variables())
                        .allowHosts(beginning.allowedHosts())
                        .seed(beginning.seed());
        beginning.campaigns().forEach(builder::campaigns);
        beginning.campaignTexts().forEach(builder::campaign);
        beginning.profiles().forEach(builder::profiles);
        beginning.events().forEach(builder::events);
        if (beginning.project() != null) {
            builder.project(beginning.project());
        }
        if (beginning.url() != null) {
            builder.to(beginning.url());
        }
        if (beginning.keepGoing()) {
            builder.keepGoing();
        }
        return new EngineDriver(builder.begin());
    }

    @Override
    public Checks standard(
            String format, String url, @Nullable ToLongFunction<String> counts, long seed) {
        Contract standard = Contract.standard(pack(format), url);
        return new EngineChecks(asking(standard, counts), seed);
    }

    private static Contract asking(Contract contract, @Nullable ToLongFunction<String> counts) {
        return counts == null
                ? contract
                : contract.asking(
                        new ProbeSource.Function(user -> String.valueOf(counts.applyAsLong(user))));
    }

    private static StandardPack pack(String format) {
        return Arrays.stream(StandardPack.values())
                .filter(pack -> pack.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(format)));
    }

    private static String unknown(String format) {
        return "a format is one of %s, was %s"
                .formatted(
                        Arrays.stream(StandardPack.values())
                                .map(StandardPack::format)
                                .collect(Collectors.joining(", ")),
                        format);
    }

    @Override
    public Checks contract(
            Path file,
            @Nullable String url,
            @Nullable ToLongFunction<String> counts,
            Map<String, String> variables,
            long seed) {
        ContractFile.ReadResult read = ContractFile.read(file, variables);
        if (read instanceof ContractFile.ReadResult.Invalid invalid) {
            throw new BadInputException(invalid.problems());
        }
        Contract contract = ((ContractFile.ReadResult.Valid) read).contract();
        return new EngineChecks(asking(url == null ? contract : contract.at(url), counts), seed);
    }
}
