package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.Bench;
import dev.mixhook.engine.contract.Conclusion;
import dev.mixhook.engine.contract.Finding;
import dev.mixhook.engine.contract.Pace;
import dev.mixhook.engine.contract.PackRun;
import dev.mixhook.engine.contract.Readiness;
import dev.mixhook.engine.contract.Rigour;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.probe.HttpProbe;
import dev.mixhook.engine.contract.probe.Probe;
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
    private static final Duration READY = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Option(names = "--url", paramLabel = "URL", description = "Where the receiver takes POSTs.")
    private @Nullable String url;

    @Option(
            names = "--probe",
            paramLabel = "URL",
            description = "Tells how often a user was acted on; {distinct_id} stands for the user.")
    private @Nullable String probe;

    @Option(
            names = "--probe-json",
            paramLabel = "PATH",
            defaultValue = "$.count",
            description = "Where the probe's answer says so, as a JSONPath. Default: $.count.")
    private String probeJson = "$.count";

    @Mixin private ChecksOptions checks = new ChecksOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Stands in the ids of the users, and repeats a run. Default: another one each time.")
    private @Nullable Long seed;

    @Option(names = "--fail-fast", description = "End with the first check that fails.")
    private boolean failFast;

    @Option(names = "--strict", description = "What a receiver should do, it must.")
    private boolean strict;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            defaultValue = "30s",
            description = "How long an answer may take. Default: 30s.")
    private Duration timeout = Pace.USUAL.timeout();

    @Option(
            names = "--wait-for",
            paramLabel = "URL",
            description = "First wait until this answers 200, at most 30 seconds.")
    private @Nullable String waitFor;

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        long runSeed = seed == null ? terminal.clock().millis() : seed;
        Optional<String> looked = checks.look(runSeed);
        if (looked.isPresent()) {
            terminal.out().print(looked.get());
            return ExitCode.DONE;
        }
        if (url == null) {
            return terminal.badInput("Say where the receiver is: --url http://localhost:3000/hook");
        }
        try {
            Set<String> chosen = checks.chosen();
            EgressGuard egress = guard.guard(terminal.environment());
            try (OkHttpSender sender = new OkHttpSender(egress, "mixhook/" + Version.number())) {
                return verify(bench(sender, Webhook.to(url), runSeed), chosen);
            }
        } catch (IllegalArgumentException e) {
            return terminal.badInput(String.valueOf(e.getMessage()));
        }
    }

    private Bench bench(OkHttpSender sender, Webhook webhook, long runSeed) {
        Probe asked = probe == null ? null : new HttpProbe(sender, probe, probeJson, timeout);
        return new Bench(sender, webhook, asked, pace(), runSeed);
    }

    private Pace pace() {
        Pace usual = Pace.USUAL;
        return new Pace(timeout, usual.within(), usual.headers(), usual.bytesPerSecond());
    }

    private int verify(Bench bench, Set<String> chosen) throws InterruptedException, IOException {
        Optional<String> unready =
                waitFor == null
                        ? Optional.empty()
                        : new Readiness(bench.sender(), READY).await(waitFor);
        if (unready.isPresent()) {
            terminal.err().println(unready.get());
            return ExitCode.UNREACHABLE;
        }
        FindingsReport console = new FindingsReport(terminal.out(), checks.widest());
        console.begin("mixhook verify", bench.webhook().shownUrl(), bench.seed());
        Instant start = terminal.clock().instant();
        Rigour rigour = new Rigour(strict, failFast);
        PackRun run = new PackRun(bench, terminal.clock(), console::tell, rigour);
        return switch (run.run(chosen)) {
            case Conclusion.Unreachable(String reason) -> {
                terminal.err().println("The receiver cannot be reached: " + reason);
                yield ExitCode.UNREACHABLE;
            }
            case Conclusion.Unfit(String reason) -> terminal.badInput(reason);
            case Conclusion.Verified(List<Finding> findings) -> {
                Verification verification =
                        new Verification(
                                "mixhook verify",
                                bench.webhook().shownUrl(),
                                bench.seed(),
                                bench.probe() != null,
                                start,
                                Duration.between(start, terminal.clock().instant()),
                                findings,
                                List.of());
                console.end(verification);
                reports.write(verification, terminal);
                yield verification.isPassed() ? ExitCode.DONE : ExitCode.FAILED;
            }
        };
    }
}
