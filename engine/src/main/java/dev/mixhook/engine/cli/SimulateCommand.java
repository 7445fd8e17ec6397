package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.page.PageHead;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.report.ConsoleReport;
import dev.mixhook.engine.report.NdjsonReport;
import dev.mixhook.engine.report.Progress;
import dev.mixhook.engine.report.UnreachableHint;
import dev.mixhook.engine.report.UnreadableZonesReport;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Times;
import dev.mixhook.engine.warning.Played;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook simulate}: plays days of virtual time, and really posts. */
@Command(
        name = "simulate",
        description = {
            "Plays campaigns in virtual time against a receiver; the POSTs are real.",
            "With --state it goes on where the ledger ends; without it no ledger is kept."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = {
                "When to start: " + ZonedInput.FORMS + ".",
                "Default: the project's from, else the last event or update."
            })
    private @Nullable ZonedInput from;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            defaultValue = "90d",
            description = "How much to play: " + Converters.ToDuration.FORMS + ". Default: 90d.")
    private Duration length = Duration.ZERO;

    @Mixin private JsonOption json = new JsonOption();

    @Option(
            names = "--keep-going",
            description = "Go on with a campaign after 20 attempts in which nothing was accepted.")
    private boolean keepGoing;

    @Option(
            names = "--resume-after",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            description =
                    "Go on with a cohort or a stream that its receiver has paused after so long, such as 2h. Default: it stays paused.")
    private @Nullable Duration resumeAfter;

    @Mixin private StateOption state = new StateOption();

    @Mixin private UtcOption utc = new UtcOption();

    @Mixin private ToleranceOption tolerance = new ToleranceOption();

    @Mixin private HtmlOption html = new HtmlOption();

    @Option(
            names = "--page",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = OptionalPort.DEFAULT,
            preprocessor = OptionalPort.class,
            converter = OptionalPort.class,
            description =
                    "Also serve a page to look at to this machine, and go on with that once all is played, until Ctrl-C. Default: 6495, or the next port that is free.")
    private @Nullable Integer page;

    @Mixin private ReceiveOptions receive = new ReceiveOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The page comes first, as whoever waits for the rest looks there. */
    @Override
    public Integer call() throws InterruptedException {
        Terminal placed = receive.placed(terminal);
        files.keepsBeside(html.memory().and(PageMemory.served(page != null)));
        try (PageStay stay = new PageStay();
                ServedPage served = ServedPage.start(PagePort.asked(page), terminal)) {
            Optional<InputOptions.Input> input = files.read(placed, from);
            return input.isEmpty() ? ExitCode.BAD_INPUT : simulate(input.get(), served, stay);
        } catch (IOException e) {
            return terminal.badInput(String.valueOf(e.getMessage()));
        }
    }

    private int simulate(InputOptions.Input input, ServedPage served, PageStay stay)
            throws InterruptedException {
        Workspace workspace = input.workspace();
        Feed feed = input.feed();
        if (workspace.campaigns().isEmpty()) {
            return terminal.badInput(
                    "No campaign takes part: all are drafts, or their sending is off.");
        }
        Optional<Instant> start =
                Optional.ofNullable(from)
                        .map(zonedInput -> zonedInput.in(workspace.project().zone()))
                        .or(workspace.project()::start)
                        .or(feed::last);
        if (start.isEmpty()) {
            return terminal.badInput(AtOption.missing("--from"));
        }
        Played played = new Played(start.get(), start.get().plus(length), Played.Data.WHOLE);
        return files.warn(input, played, terminal)
                ? play(workspace, feed, start.get(), served, stay)
                : ExitCode.BAD_INPUT;
    }

    private int play(
            Workspace workspace, Feed feed, Instant start, ServedPage served, PageStay stay)
            throws InterruptedException {
        List<Campaign> campaigns = workspace.campaigns();
        EgressGuard egress = guard.guard(terminal.environment());
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "playing %s from %s%n",
                        Durations.shown(length),
                        times(workspace).of(start));
        PageHead head =
                new PageHead(
                        "simulate", times(workspace).zone(), start, start.plus(length), campaigns);
        html.begin(head, terminal.memory());
        Progress progress = terminal.progress();
        EngineListener report =
                json.isOn() ? new NdjsonReport(terminal.out()) : console(workspace, start);
        AtomicLong told = new AtomicLong();
        EngineListener listener =
                event -> {
                    told.incrementAndGet();
                    progress.clear();
                    report.tell(event);
                };
        try (Receiver _ = receive.start(campaigns, terminal, served);
                Sender sender = served.around(html.around(GuardOptions.sender(egress)));
                JdbcLedger ledger = LedgerLocation.of(state.folder(terminal.environment())).open();
                Engine engine =
                        new Engine(
                                campaigns,
                                feed,
                                sender,
                                ledger,
                                served.and(html.and(listener)),
                                options())) {
            Optional<Instant> played = ledger.latest();
            progress.announce("looking at " + Counted.of(feed.people().size(), "person"));
            engine.start(start);
            progress.clear();
            UnreadableZonesReport.print(campaigns, feed.people(), terminal.err());
            terminal.err().println();
            served.begin(head, workspace, start, feed.people(), engine);
            progress.begin("playing", length.toMillis(), SimulateCommand::days);
            LongConsumer far = now -> progress.to(now - start.toEpochMilli());
            engine.playUntil(
                    start.plus(length), served.and(html.and(far, engine, length), engine, length));
            progress.clear();
            if (told.get() == 0) {
                played.ifPresent(last -> nothingLeft(times(workspace).of(last)));
            }
            int result = result(engine);
            html.write(workspace, feed.people());
            if (served.isOpen()) {
                served.end(engine, feed.people());
                stay.until(terminal, engine, result);
            }
            return result;
        } catch (IOException e) {
            return terminal.badInput(String.valueOf(e.getMessage()));
        }
    }

    private static String days(long millis) {
        return Counted.of(millis / DAY, "day");
    }

    private void nothingLeft(String played) {
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "Nothing was left to play: the ledger in %s has all of it, the last at %s.%nPlay on with a longer --for (now %s), or begin anew with another folder for --state.%n",
                        state.folder(terminal.environment()),
                        played,
                        Durations.shown(length));
    }

    private ExecutionOptions options() {
        return new ExecutionOptions(keepGoing, receive.seed(), resumeAfter);
    }

    private EngineListener console(Workspace workspace, Instant start) {
        int widest =
                workspace.campaigns().stream()
                        .mapToInt(campaign -> campaign.name().length())
                        .max()
                        .orElse(0);
        return new ConsoleReport(
                terminal.timeline(times(workspace), widest), start, length, terminal.columns());
    }

    private Times times(Workspace workspace) {
        return utc.of(workspace.project().zone());
    }

    private int result(Engine engine) {
        if (engine.unreachable().isPresent()) {
            terminal.err()
                    .println(
                            "The first POST was not delivered: "
                                    + engine.unreachable().get()
                                    + '.');
            UnreachableHint.of(engine.unreachable().get(), "--receive")
                    .ifPresent(terminal.err()::println);
            return ExitCode.UNREACHABLE;
        }
        engine.summarize();
        terminal.err().print(receive.said());
        return tolerance.judge(engine.shortfalls(), terminal);
    }
}
