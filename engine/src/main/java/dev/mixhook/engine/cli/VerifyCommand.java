package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.engine.contract.Conclusion;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.Finding;
import dev.mixhook.engine.contract.Pace;
import dev.mixhook.engine.contract.Readiness;
import dev.mixhook.engine.contract.Rigour;
import dev.mixhook.engine.contract.StandardPack;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.Verifier;
import dev.mixhook.engine.report.FindingsReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook verify}: the contract test of a receiver. */
@Command(
        name = "verify",
        description = "Puts a receiver to the test: does it bear what Mixpanel's webhooks bring?",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private ContractOptions contracts = new ContractOptions();

    @Mixin private ClaimsOptions claims = new ClaimsOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Stands in the ids of the users, and repeats a run. Default: another one each time.")
    private @Nullable Long seed;

    @Option(names = "--fail-fast", description = "End with the first that fails.")
    private boolean failFast;

    @Option(names = "--strict", description = "What a receiver should do, it must.")
    private boolean strict;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            defaultValue = "30s",
            description = "How long the answer to a check may take. Default: 30s.")
    private Duration timeout = Pace.USUAL.timeout();

    @Option(
            names = "--wait-for",
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description = "First wait until this answers 200, at most 30 seconds.")
    private @Nullable String waitFor;

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        long runSeed = seed == null ? terminal.clock().millis() : seed;
        try {
            Optional<String> text = claims.text(runSeed);
            if (text.isPresent()) {
                return printed(text.get());
            }
            if (claims.isList() && contracts.isEmpty()) {
                return printed(ClaimsOptions.listed(StandardPack.claims()));
            }
        } catch (IllegalArgumentException e) {
            return terminal.badInput(String.valueOf(e.getMessage()));
        }
        Optional<Job> job = job();
        if (job.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        return claims.isList()
                ? printed(ClaimsOptions.listed(job.get().contract().claims()))
                : verify(job.get(), runSeed);
    }

    private int printed(String text) {
        terminal.out().print(text);
        return ExitCode.DONE;
    }

    /** What is to be done: all that can be wrong with the command line is found here. */
    private record Job(Contract contract, Set<String> chosen, EgressGuard egress) {}

    private Optional<Job> job() {
        try {
            EgressGuard egress = guard.guard(terminal.environment());
            return contracts
                    .read(terminal)
                    .map(contract -> new Job(contract, claims.chosen(contract.claims()), egress));
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            return Optional.empty();
        }
    }

    private int verify(Job job, long runSeed) throws InterruptedException {
        try (OkHttpSender sender =
                new OkHttpSender(
                        job.egress(),
                        "mixhook/" + Version.number(),
                        job.contract().receiver().trust())) {
            Optional<String> unready = unready(sender, job.egress());
            if (unready.isPresent()) {
                terminal.err().println(unready.get());
                return ExitCode.UNREACHABLE;
            }
            return verify(
                    job,
                    new Verifier(
                            sender,
                            job.egress(),
                            terminal.clock(),
                            Pace.USUAL.with(timeout),
                            new Rigour(strict, failFast),
                            runSeed),
                    runSeed);
        }
    }

    private Optional<String> unready(OkHttpSender sender, EgressGuard egress)
            throws InterruptedException {
        return waitFor == null
                ? Optional.empty()
                : new Readiness(sender, egress, Pace.USUAL.ready()).await(waitFor);
    }

    private int verify(Job job, Verifier verifier, long runSeed) throws InterruptedException {
        Contract contract = job.contract();
        FindingsReport report =
                new FindingsReport(
                        terminal.out(), runSeed, ClaimsOptions.widest(contract.claims()));
        String url = contract.receiver().webhook().shownUrl();
        report.begin(contract.name(), url);
        Instant start = terminal.clock().instant();
        Conclusion conclusion = verifier.verify(contract, job.chosen(), report::tell);
        return switch (conclusion) {
            case Conclusion.Unreachable(String reason, List<String> output) -> {
                terminal.err().println("The receiver cannot be reached: " + reason);
                report.output(output, terminal.err());
                yield ExitCode.UNREACHABLE;
            }
            case Conclusion.Unfit(String reason) -> terminal.badInput(reason);
            case Conclusion.Verified(List<Finding> findings, List<String> output) -> {
                Verification verification =
                        new Verification(
                                contract.name(),
                                url,
                                runSeed,
                                contract.probes().containsKey(Contract.PROBE),
                                start,
                                Duration.between(start, terminal.clock().instant()),
                                findings,
                                output);
                report.end(verification);
                yield written(verification);
            }
        };
    }

    private int written(Verification verification) {
        try {
            reports.write(verification, terminal);
            return verification.isPassed() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (IOException e) {
            return terminal.badInput("Not written: " + e.getMessage());
        }
    }
}
