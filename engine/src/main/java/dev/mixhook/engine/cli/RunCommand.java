package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ingestion.IngestSettings.TimeSource;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.live.Daemon;
import dev.mixhook.engine.page.PageHead;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.report.ConsoleReport;
import dev.mixhook.engine.report.DrawnLine;
import dev.mixhook.engine.report.NdjsonReport;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.Progress;
import dev.mixhook.engine.text.ByteCount;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.time.ScaledClock;
import dev.mixhook.engine.warning.Played;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook run}: campaigns in real time, until it is told to stop. */
@Command(
        name = "run",
        description =
                "Runs campaigns in real time; watches campaign files that change and data files that grow.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);

    /** How long POSTs under way have to come back; what is left is uncertain (R-D6). */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** How often it shows how it stands. */
    private static final Duration SHOWN = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final DrawnLine line;
    private Terminal placed;
    private volatile @Nullable Daemon running;

    @Mixin private InputOptions files = new InputOptions();

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    @Option(
            names = "--speed",
            paramLabel = "TIME/s",
            converter = Converters.ToSpeed.class,
            description =
                    "Let the clock run faster, such as 1h/s, from the project's from (or --from) on.")
    private @Nullable Double speed;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = "With --speed: what the clock shows at first: " + ZonedInput.FORMS + ".")
    private @Nullable ZonedInput from;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            description =
                    "Stop by itself after so much time of its clock: "
                            + Converters.ToDuration.FORMS
                            + ". Default: never.")
    private @Nullable Duration length;

    @Mixin private ToleranceOption tolerance = new ToleranceOption();

    @Mixin private VerboseOption verbose = new VerboseOption();

    @Mixin private IngestOption ingest = new IngestOption();

    @Mixin private ReceiveOptions receive = new ReceiveOptions();

    @Mixin private PageOptions page = new PageOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
        this.line = terminal.line();
        this.placed = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        placed = receive.placed(terminal);
        if (files.isStrict() && !isClean()) {
            return ExitCode.BAD_INPUT;
        }
        if (from != null && speed == null) {
            return terminal.badInput("--from is about the clock that --speed starts; add it.");
        }
        if (ingest.isWithoutPort()) {
            return terminal.badInput("--ingest-answer is about the port of --ingest; add it.");
        }
        state.required(terminal.environment());
        return switch (ingest.with(files.plan(placed))) {
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) -> {
                ProblemReport.print(problems, terminal.err());
                yield ExitCode.BAD_INPUT;
            }
            case Workspace.ReadResult.Valid(Workspace plan) -> open(plan);
        };
    }

    /** Whether nothing is to be said of the files as they are, of which the terminal was told. */
    private boolean isClean() {
        return files.read(placed)
                .filter(input -> files.warn(input, played(input.workspace()), terminal))
                .isPresent();
    }

    private Played played(Workspace plan) {
        Instant begin = speed == null ? terminal.clock().instant() : start(plan);
        return new Played(
                begin,
                length == null ? null : begin.plus(length),
                ingest.isOn() ? Played.Data.TAKEN_IN : Played.Data.GROWING);
    }

    private Workspace.ReadResult plan() {
        return ingest.with(files.planAgain(placed));
    }

    /** The page comes first, as whoever waits for the rest looks there. */
    private int open(Workspace plan) throws InterruptedException {
        try (ServedPage served = ServedPage.start(page.port(terminal.environment()), terminal)) {
            files.keepsBeside(PageMemory.served(served.isOpen()));
            if (!files.isStrict()) {
                ProblemReport.warn(plan.warnings(), terminal.err());
                files.checkMemory(plan, terminal);
            }
            return run(plan, served);
        } catch (IOException e) {
            return terminal.badInput(String.valueOf(e.getMessage()));
        }
    }

    private int run(Workspace read, ServedPage served) throws InterruptedException {
        EgressGuard egress = guard.guard(terminal.environment());
        try (LogHandler _ = verbose.log(terminal);
                Shutdown shutdown = new Shutdown(PATIENCE);
                Closeable _ = ingest.open(read, this::gained);
                Receiver _ = receive.start(read.campaigns(), terminal, served);
                Sender sender = served.around(GuardOptions.sender(egress));
                JdbcLedger ledger = state.required(terminal.environment()).open()) {
            // The journals may only now be there, in their place among the data.
            Workspace plan =
                    plan() instanceof Workspace.ReadResult.Valid(Workspace whole) ? whole : read;
            Instant now = terminal.clock().instant();
            Instant last = ledger.latest().orElse(Instant.MIN);
            if (speed == null && last.isAfter(now)) {
                return terminal.badInput(
                        state.folder(terminal.environment())
                                + ": the ledger ends at "
                                + last
                                + ", which is yet to come. Take another folder for --state.");
            }
            if (speed == null) {
                ingest.requireEndBy(now);
            }
            ScaledClock clock = clock(plan, last);
            Daemon daemon = daemon(plan, sender, ledger, clock, served);
            daemon.tells(
                    (workspace, feed, engine) ->
                            served.begin(
                                    head(workspace, engine.present()),
                                    workspace,
                                    taken(workspace),
                                    feed.people(),
                                    engine));
            running = daemon;
            daemon.looksBetween(ingest.writing());
            shutdown.stops(daemon);
            if (length != null) {
                daemon.stopAfter(length);
            }
            begin(plan, ledger, clock);
            try (Closeable _ =
                    ingest.start(plan, clock, times(), terminal, verbose.isOn(), json.isOn())) {
                drive(daemon, plan);
            }
            terminal.err()
                    .println(
                            "ended; what has happened is in "
                                    + state.folder(terminal.environment()));
            terminal.err().print(receive.said());
            terminal.out().flush();
            return tolerance.judge(daemon.shortfalls(), terminal);
        } catch (IOException e) {
            return terminal.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** Says what it does, where its state is, and how it ends. */
    private void begin(Workspace plan, JdbcLedger ledger, ScaledClock clock) {
        String time =
                speed == null
                        ? "in real time"
                        : "with a clock that runs faster, from "
                                + utc.of(plan.project().zone()).of(clock.start());
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "running %s %s%nwhat has happened is kept in %s%s; %s%n",
                        Counted.of(plan.campaigns().size(), "campaign"),
                        time,
                        state.folder(terminal.environment()),
                        ledger.latest().isPresent() ? ", and it goes on from there" : "",
                        length == null
                                ? "Ctrl-C ends it"
                                : "it ends after %s, or with Ctrl-C"
                                        .formatted(Durations.shown(length)));
    }

    private void drive(Daemon daemon, Workspace plan) throws IOException, InterruptedException {
        Progress progress = new Progress(line, terminal.clock());
        progress.begin("reading", InputOptions.bytes(plan.data()), ByteCount::of);
        daemon.tellsReading(progress::add);
        if (line.isWatched()) {
            daemon.tellsStatusEvery(SHOWN);
        }
        daemon.run();
        line.clear();
    }

    /** What SDKs tell of a real clock means nothing to another one. */
    private TimeSource times() {
        return speed == null && from == null ? TimeSource.SENT : TimeSource.ARRIVAL;
    }

    private void gained() {
        Daemon daemon = running;
        if (daemon != null) {
            daemon.lookSoon();
        }
    }

    private ScaledClock clock(Workspace plan, Instant last) {
        if (speed == null) {
            return ScaledClock.realTime(terminal.clock());
        }
        Instant start = start(plan);
        return new ScaledClock(terminal.clock(), last.isAfter(start) ? last : start, speed);
    }

    /** What a clock that runs faster shows at first. */
    private Instant start(Workspace plan) {
        Instant told = told(plan);
        return told == null ? plan.project().start().orElseGet(terminal.clock()::instant) : told;
    }

    /** When the profiles were taken: where nobody says so, no update is in them already. */
    private Instant taken(Workspace plan) {
        Instant told = told(plan);
        return told == null ? plan.project().start().orElse(Instant.EPOCH) : told;
    }

    /** What the clock shows at first, if the command line says so. */
    private @Nullable Instant told(Workspace plan) {
        return from == null ? null : from.in(plan.project().zone());
    }

    private Daemon daemon(
            Workspace plan,
            Sender sender,
            JdbcLedger ledger,
            ScaledClock clock,
            ServedPage served) {
        EngineListener listener = json.isOn() ? new NdjsonReport(terminal.out()) : console(plan);
        EngineListener flushed = served.and(event -> tell(listener, event));
        Daemon daemon =
                new Daemon(
                        plan,
                        this::plan,
                        sender,
                        ledger,
                        flushed,
                        new ConsoleDaemonListener(terminal.err(), line, utc, this::played),
                        clock,
                        LOOK,
                        told(plan));
        // Sessions of syncs are new ones in each run.
        daemon.drawsBy(new SecureRandom().nextLong());
        return daemon;
    }

    private PageHead head(Workspace workspace, Instant now) {
        return new PageHead(
                "run", utc.of(workspace.project().zone()).zone(), now, now, workspace.campaigns());
    }

    private void tell(EngineListener listener, EngineEvent event) {
        line.clear();
        listener.tell(event);
        terminal.out().flush();
    }

    private EngineListener console(Workspace plan) {
        int widest =
                plan.campaigns().stream()
                        .map(Campaign::name)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        return new ConsoleReport(terminal.timeline(utc.of(plan.project().zone()), widest));
    }
}
