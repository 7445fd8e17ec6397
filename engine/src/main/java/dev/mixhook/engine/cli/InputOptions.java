package dev.mixhook.engine.cli;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.UnreadData;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.DamagedFile;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.report.FeedReport;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.Progress;
import dev.mixhook.engine.report.WarningReport;
import dev.mixhook.engine.text.ByteCount;
import dev.mixhook.engine.warning.Played;
import dev.mixhook.engine.warning.Warning;
import dev.mixhook.engine.warning.WarningSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files of a command line. */
final class InputOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "DIR|FILE",
            description = {
                "A folder with project.yaml, campaigns/, profiles* and events*; or such files;",
                "or - for a campaign file on standard input. Default: the folder that you are in."
            })
    private List<Path> paths = List.of();

    @Mixin private CampaignOption campaign = new CampaignOption();

    private Consumer<List<Problem>> told = _ -> {};

    private PageMemory beside = PageMemory.NONE;

    /** What standard input was kept in; null if nothing was. */
    private @Nullable Path kept;

    @Option(
            names = "--strict",
            description = "Stop on warnings, and on damaged lines in data files.")
    private boolean strict;

    @Option(
            names = "--any-size",
            description = "Read data also where it is not expected to fit into memory.")
    private boolean anySize;

    /** What the files hold. */
    record Input(Workspace workspace, Feed feed) {
        ZoneId zone() {
            return workspace.project().zone();
        }

        /** Lets happen what the data has up to an instant, itself included. */
        void moveTo(Instant instant) {
            Instant taken = workspace.project().start().or(feed::last).orElse(instant);
            feed.skipTo(taken.isAfter(instant) ? instant : taken);
            feed.apply(instant.toEpochMilli(), _ -> {});
        }
    }

    /** Has somebody told of the problems that a check finds, besides the terminal. */
    void tell(Consumer<List<Problem>> somebody) {
        told = somebody;
    }

    /** Counts what pages take too when data is looked at whether it fits into memory. */
    void keepsBeside(PageMemory pages) {
        beside = pages;
    }

    /** Whether the command line names campaigns. */
    boolean isCampaignGiven() {
        return campaign.isGiven();
    }

    /** Whether the command line names no file or folder. */
    boolean isEmpty() {
        return paths.isEmpty();
    }

    /**
     * Reads the campaign and project files alone: the campaigns that are meant.
     *
     * @throws CommandRefusedException if one that is named is not there
     */
    Workspace.ReadResult plan(Terminal terminal) {
        return checked(WorkspaceReader.read(paths(terminal), terminal.environment()), terminal);
    }

    /** Reads them once more, where they may have changed: campaigns that are gone are left out. */
    Workspace.ReadResult planAgain(Terminal terminal) {
        return chosen(WorkspaceReader.read(paths(terminal), terminal.environment()), terminal);
    }

    private Workspace.ReadResult checked(Workspace.ReadResult read, Terminal terminal) {
        if (read instanceof Workspace.ReadResult.Valid(Workspace workspace)) {
            campaign.check(workspace.campaigns());
        }
        return chosen(read, terminal);
    }

    private Workspace.ReadResult chosen(Workspace.ReadResult read, Terminal terminal) {
        return switch (read) {
            case Workspace.ReadResult.Valid(Workspace workspace) ->
                    ReceiverPort.followed(
                            new Workspace.ReadResult.Valid(
                                    workspace.with(campaign.of(workspace.campaigns()))),
                            terminal.environment());
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace readable) ->
                    kept == null
                            ? read
                            : new Workspace.ReadResult.Invalid(
                                    StandardInput.named(problems, kept), readable);
        };
    }

    /**
     * The folders and files that are meant.
     *
     * @throws CommandRefusedException if none are named, and there is nothing where one stands
     */
    private List<Path> paths(Terminal terminal) {
        if (paths.isEmpty()) {
            return List.of(HomeFolder.withCampaigns(terminal));
        }
        List<Path> meant = new ArrayList<>();
        for (Path path : paths) {
            if (StandardInput.isMeant(path)) {
                HomeFolder.projectFile(terminal.folder()).ifPresent(meant::add);
                kept = kept == null ? StandardInput.file(path, ".yaml", terminal) : kept;
                meant.add(kept);
            } else {
                meant.add(path);
            }
        }
        return meant;
    }

    /**
     * Tells whether data will fit into memory, before it is read.
     *
     * @throws CommandRefusedException if it cannot by a clear margin
     */
    void checkMemory(Workspace workspace, Terminal terminal) {
        MemoryCheck.run(workspace, terminal, beside, anySize);
    }

    boolean isStrict() {
        return strict;
    }

    /**
     * Warns of what cannot do what its writer meant.
     *
     * @return whether to go on; not where there are warnings and none is let pass
     */
    boolean warn(Input input, Played played, Terminal terminal) {
        List<Warning> warnings = WarningSearch.of(input.workspace(), input.feed(), played);
        WarningReport.print(warnings, terminal.err());
        return passes(warnings.isEmpty() && input.workspace().warnings().isEmpty(), terminal);
    }

    /** Whether to go on; not where something was warned of, and none of that is let pass. */
    boolean passes(boolean isClean, Terminal terminal) {
        if (strict && !isClean) {
            terminal.err().println("Warnings are not let pass with --strict.");
        }
        return !strict || isClean;
    }

    /**
     * Reads campaigns, project and data; empty if something is wrong, of which the terminal was
     * then told.
     */
    Optional<Input> read(Terminal terminal) {
        return read(terminal, null);
    }

    /**
     * Reads campaigns, project and data, as {@link #read(Terminal)} does.
     *
     * @param from when the profiles were taken, if the command line says so
     */
    Optional<Input> read(Terminal terminal, @Nullable ZonedInput from) {
        return read(plan(terminal), terminal, from);
    }

    private Optional<Input> read(
            Workspace.ReadResult result, Terminal terminal, @Nullable ZonedInput from) {
        return switch (result) {
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) -> {
                ProblemReport.print(problems, terminal.err());
                yield Optional.empty();
            }
            case Workspace.ReadResult.Valid(Workspace workspace) -> read(workspace, terminal, from);
        };
    }

    /**
     * What the files hold to try something out by hand; empty if something is wrong.
     *
     * @param otherwise what is meant where no files are named
     */
    Optional<Input> readToTry(Path otherwise, Terminal terminal) {
        List<Path> meant = paths.isEmpty() ? List.of(otherwise) : paths(terminal);
        return read(
                checked(WorkspaceReader.readToTry(meant, terminal.environment()), terminal),
                terminal,
                null);
    }

    /**
     * Reads campaigns, project and data, as {@link #read(Terminal)} does, and tells of the data
     * also where something else is wrong.
     */
    Optional<Input> check(Terminal terminal) {
        return switch (plan(terminal)) {
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace readable) -> {
                told.accept(problems);
                ProblemReport.print(problems, terminal.err());
                read(readable, terminal, null);
                yield Optional.empty();
            }
            case Workspace.ReadResult.Valid(Workspace workspace) -> read(workspace, terminal, null);
        };
    }

    private static Problem problem(DamagedFile damaged) {
        return new Problem(damaged.file().toString(), 1, 1, "", damaged.message());
    }

    private Optional<Input> read(
            Workspace workspace, Terminal terminal, @Nullable ZonedInput from) {
        ProblemReport.warn(workspace.warnings(), terminal.err());
        checkMemory(workspace, terminal);
        try {
            Feed feed = feed(workspace, terminal);
            Optional<Instant> taken =
                    Optional.ofNullable(from)
                            .map(zonedInput -> zonedInput.in(workspace.project().zone()))
                            .or(workspace.project()::start)
                            .or(feed::last);
            FeedReport.print(
                    feed.counts(),
                    taken.map(feed::contained).orElse(0L),
                    workspace.campaigns().size(),
                    terminal.err());
            FeedReport.print(UnreadData.of(workspace), terminal.err());
            List<DamagedFile> damaged = feed.counts().damagedFiles();
            if (!damaged.isEmpty()) {
                List<Problem> problems = damaged.stream().map(InputOptions::problem).toList();
                told.accept(problems);
                ProblemReport.print(problems, terminal.err());
                return Optional.empty();
            }
            if (!strict || feed.counts().damaged() == 0) {
                return Optional.of(new Input(workspace, feed));
            }
            terminal.err().println("Damaged lines are not let pass with --strict.");
        } catch (IOException e) {
            terminal.err().println("Not readable: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Feed feed(Workspace workspace, Terminal terminal) throws IOException {
        Progress progress = terminal.progress();
        progress.begin("reading", bytes(workspace.data()), ByteCount::of);
        try {
            return FeedReader.read(
                    DataSources.files(workspace.profiles(), workspace.events()),
                    Engine.vocabulary(workspace.campaigns()),
                    workspace.project().zones(),
                    progress::add);
        } finally {
            progress.clear();
        }
    }

    /** How large files are; those that cannot be looked at are told of by whoever reads them. */
    static long bytes(List<Path> files) {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }
}
