package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.attempt.Journal;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.ledger.H2Ledger;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.report.ConsoleReport;
import dev.mixhook.engine.report.FeedReport;
import dev.mixhook.engine.report.NdjsonReport;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook simulate}: plays days of virtual time, and really posts. */
@Command(
        name = "simulate",
        description = "Plays campaigns in virtual time against a receiver; the POSTs are real.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description =
                    "A folder with project.yaml, campaigns/, profiles.* and events.*; or such files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Converters.ToInstant.class,
            description =
                    "Where to start. Default: the project's from, else the last event or update.")
    private @Nullable Instant from;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            defaultValue = "90d",
            description = "How much to play, such as 30d. Default: 90d.")
    private Duration length = Duration.ZERO;

    @Option(names = "--json", description = "NDJSON on stdout: a line a POST and one a user.")
    private boolean json;

    @Option(
            names = "--keep-going",
            description = "Go on with a campaign after 20 attempts in which nothing was accepted.")
    private boolean keepGoing;

    @Option(names = "--strict", description = "Stop on damaged lines in data files.")
    private boolean strict;

    @Mixin private ReceiveOptions receive = new ReceiveOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return switch (WorkspaceReader.read(paths, terminal.environment())) {
            case Workspace.Reading.Invalid(var problems) -> {
                ProblemReport.print(problems, terminal.err());
                yield ExitCode.BAD_INPUT;
            }
            case Workspace.Reading.Valid(Workspace workspace) -> simulate(workspace);
        };
    }

    private int simulate(Workspace workspace) throws InterruptedException {
        if (workspace.campaigns().isEmpty()) {
            return badInput("No campaign takes part: all are drafts, or their sending is off.");
        }
        Feed feed;
        try {
            feed =
                    FeedReader.read(
                            workspace.profiles(),
                            workspace.events(),
                            Engine.vocabulary(workspace.campaigns()));
        } catch (IOException e) {
            return badInput("Not readable: " + e.getMessage());
        }
        FeedReport.print(feed.counts(), workspace.campaigns().size(), terminal.err());
        if (strict && feed.counts().damaged() > 0) {
            return badInput("Damaged lines are not let pass with --strict; nothing was sent.");
        }
        Optional<Instant> start =
                Optional.ofNullable(from).or(workspace.project()::start).or(feed::last);
        if (start.isEmpty()) {
            return badInput("There is no event to start from. Say when: --from 2026-01-01.");
        }
        return play(workspace, feed, start.get());
    }

    private int play(Workspace workspace, Feed feed, Instant start) throws InterruptedException {
        List<Campaign> campaigns = workspace.campaigns();
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "playing %s from %s, times in %s%n%n",
                        Durations.shown(length),
                        start,
                        workspace.project().zone());
        Journal journal = json ? new NdjsonReport(terminal.out()) : console(workspace, start);
        try (Receiver receiver = receive.start(campaigns);
                OkHttpSender sender =
                        new OkHttpSender(
                                new EgressGuard(guard.allowed(terminal.environment())),
                                "mixhook/" + Version.number());
                H2Ledger ledger = H2Ledger.inMemory();
                Engine engine =
                        new Engine(
                                campaigns,
                                feed,
                                workspace.project().profileDates(),
                                sender,
                                ledger,
                                journal,
                                keepGoing)) {
            Progress progress = new Progress(terminal.err(), terminal.interactive(), start, length);
            engine.start(start);
            engine.playUntil(start.plus(length), progress);
            progress.end();
            return result(engine, receiver);
        } catch (IOException e) {
            return badInput("With --receive: " + e.getMessage());
        }
    }

    private Journal console(Workspace workspace, Instant start) {
        int widest =
                workspace.campaigns().stream()
                        .mapToInt(campaign -> campaign.name().length())
                        .max()
                        .orElse(0);
        return new ConsoleReport(terminal.out(), workspace.project().zone(), start, length, widest);
    }

    private int result(Engine engine, Receiver receiver) {
        if (engine.unreachable().isPresent()) {
            terminal.err()
                    .println(
                            "The first POST found no receiver: "
                                    + engine.unreachable().get()
                                    + ".\nStart yours, or let mixhook be one: --receive");
            return ExitCode.UNREACHABLE;
        }
        engine.summarize();
        terminal.err().print(receive.said(receiver));
        return engine.anyStopped() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private int badInput(String message) {
        terminal.err().println(message);
        return ExitCode.BAD_INPUT;
    }
}
