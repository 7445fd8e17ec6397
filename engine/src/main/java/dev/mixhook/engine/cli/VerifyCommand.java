package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.Randomization;
import dev.mixhook.engine.contract.Rerun;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.Verifier;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.report.FindingsReport;
import dev.mixhook.engine.report.Progress;
import dev.mixhook.engine.report.SafeText;
import dev.mixhook.engine.report.UnreachableHint;
import dev.mixhook.engine.report.WarningReport;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.warning.Warning;
import dev.mixhook.engine.warning.WarningSearch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mixhook verify}: the contract test of a receiver. */
@Command(
        name = "verify",
        description = "Puts a receiver to the test: does it bear what Mixpanel's webhooks bring?",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Progress progress;

    @Mixin private ContractOptions contracts = new ContractOptions();

    @Mixin private ClaimsOptions claims = new ClaimsOptions();

    @Mixin private RandomizationOptions chances = new RandomizationOptions();

    @Option(names = "--fail-fast", description = "End with the first that fails.")
    private boolean failFast;

    @Option(
            names = "--strict",
            description = "What a receiver should do, it must; warnings are not let pass.")
    private boolean strict;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            defaultValue = "30s",
            description = "How long the answer to a check may take. Default: 30s.")
    private Duration timeout = VerifyTimings.USUAL.timeout();

    @Mixin private ReadinessOptions readiness = new ReadinessOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
        this.progress = terminal.progress();
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Randomization randomization = chances.chance(terminal.clock());
        Optional<String> text = claims.text(randomization.seed());
        if (text.isPresent()) {
            return printed(text.get());
        }
        if (claims.isList() && contracts.isEmpty()) {
            return printed(ClaimsOptions.listed(contracts.pack().claims()));
        }
        Optional<Job> job = job();
        if (job.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        if (claims.isList()) {
            return printed(ClaimsOptions.listed(job.get().contract().claims()));
        }
        return passes(warnings(job.get().contract()))
                ? verify(job.get(), randomization)
                : ExitCode.BAD_INPUT;
    }

    /**
     * What its campaigns ask for that no scenario shows; nothing where programs and apps add to it.
     */
    private List<Warning> warnings(Contract contract) throws IOException {
        List<Campaign> campaigns = contract.setting().campaigns();
        boolean isClosed = contract.scenarios().stream().allMatch(Scenario::isClosed);
        if (campaigns.isEmpty() || contract.scenarios().isEmpty() || !isClosed) {
            return List.of();
        }
        return WarningSearch.ofContract(
                campaigns,
                FeedReader.read(
                        contract.setting().told(contract.scenarios()),
                        Engine.vocabulary(campaigns),
                        contract.setting().zones()));
    }

    private boolean passes(List<Warning> warnings) {
        WarningReport.print(warnings, terminal.err());
        if (strict && !warnings.isEmpty()) {
            terminal.err().println("Warnings are not let pass with --strict.");
        }
        return !strict || warnings.isEmpty();
    }

    private int printed(String text) {
        terminal.out().print(text);
        return ExitCode.DONE;
    }

    /** What is to be done: all that can be wrong with the command line is found here. */
    private record Job(Contract contract, Set<String> chosen, EgressGuard egress) {}

    private Optional<Job> job() {
        EgressGuard egress = guard.guard(terminal.environment());
        return contracts
                .read(terminal)
                .map(contract -> new Job(contract, claims.chosen(contract.claims()), egress));
    }

    private int verify(Job job, Randomization randomization) throws InterruptedException {
        Contract contract = job.contract();
        Rerun rerun = rerun(contract, randomization);
        FindingsReport report =
                new FindingsReport(
                        reports.console(terminal), rerun, ClaimsOptions.widest(contract.claims()));
        String url = contract.receiver().webhook().shownUrl();
        report.begin(contract.name(), url);
        Instant start = terminal.clock().instant();
        Conclusion conclusion = conclusion(job, randomization, report);
        Verification verification =
                new Verification(
                        contract.name(),
                        url,
                        rerun,
                        contract.probes().containsKey(Contract.PROBE),
                        start,
                        Duration.between(start, terminal.clock().instant()),
                        conclusion.findings(),
                        conclusion.output());
        return written(verification, told(conclusion, verification, report));
    }

    private Conclusion conclusion(Job job, Randomization randomization, FindingsReport report)
            throws InterruptedException {
        try (OkHttpSender sender =
                GuardOptions.sender(job.egress(), job.contract().receiver().trust())) {
            Optional<String> unready = readiness.unready(sender, job.egress());
            if (unready.isPresent()) {
                return new Conclusion.NoReceiver(unready.get(), List.of());
            }
            return new Verifier(
                            sender,
                            job.egress(),
                            terminal.clock(),
                            Ticker.system(),
                            VerifyTimings.USUAL.with(timeout, readiness.within()),
                            new Strictness(strict, failFast),
                            randomization)
                    .verify(job.contract(), job.chosen(), telling(job.chosen().size(), report));
        }
    }

    /** Shows below the findings how far it is. */
    private Consumer<Finding> telling(int claims, FindingsReport report) {
        progress.begin("checking", claims, count -> Counted.of(count, "check"));
        AtomicInteger done = new AtomicInteger();
        return finding -> {
            progress.clear();
            report.tell(finding);
            if (done.incrementAndGet() < claims) {
                progress.reached(done.get());
            }
        };
    }

    private int told(Conclusion conclusion, Verification verification, FindingsReport report) {
        progress.clear();
        return switch (conclusion) {
            case Conclusion.NoReceiver(String reason, List<String> output) -> {
                terminal.err().println(SafeText.line("The receiver cannot be reached: " + reason));
                UnreachableHint.of(reason, "mixhook receive").ifPresent(terminal.err()::println);
                report.output(output, terminal.err());
                yield ExitCode.UNREACHABLE;
            }
            case Conclusion.Unfit(String reason) -> terminal.badInput(SafeText.lines(reason));
            case Conclusion.Verified _ -> {
                report.end(verification);
                yield ExitCode.of(verification);
            }
        };
    }

    private Rerun rerun(Contract contract, Randomization randomization) {
        Set<String> drawn =
                contract.scenarios().stream()
                        .filter(Scenario::isLeftToChance)
                        .map(Scenario::name)
                        .collect(Collectors.toSet());
        return new Rerun(GivenCommandLine.of(spec), randomization, chances.isSeedGiven(), drawn);
    }

    private int written(Verification verification, int exit) {
        try {
            reports.write(verification, terminal);
            return exit;
        } catch (IOException e) {
            return terminal.badInput("Not written: " + e.getMessage());
        }
    }
}
