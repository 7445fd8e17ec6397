package dev.mixhook.engine.cli;

import dev.mixhook.engine.EngineStatus;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.UnreadData;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.Absence;
import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import dev.mixhook.engine.live.DaemonListener;
import dev.mixhook.engine.report.DrawnLine;
import dev.mixhook.engine.report.FeedReport;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.UnreadableZonesReport;
import dev.mixhook.engine.report.WarningReport;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Times;
import dev.mixhook.engine.warning.Played;
import dev.mixhook.engine.warning.WarningSearch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code run} says on the way. */
final class ConsoleDaemonListener implements DaemonListener {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd EEE HH:mm", Locale.ROOT);

    private final PrintStream err;
    private final DrawnLine line;
    private final UtcOption utc;

    private final Function<Workspace, Played> played;
    private ZoneId zone = ZoneOffset.UTC;

    /**
     * @param line where it is shown how the run stands
     * @param played what is played of a plan, for what is warned of
     */
    ConsoleDaemonListener(
            PrintStream err, DrawnLine line, UtcOption utc, Function<Workspace, Played> played) {
        this.err = err;
        this.line = line;
        this.utc = utc;
        this.played = played;
    }

    @Override
    public synchronized void started(Workspace workspace, Feed feed) {
        line.clear();
        zone = utc.of(workspace.project().zone()).zone();
        FeedReport.print(feed.counts(), 0, workspace.campaigns().size(), err);
        FeedReport.print(UnreadData.of(workspace), err);
        WarningReport.print(WarningSearch.of(workspace, feed, played.apply(workspace)), err);
        UnreadableZonesReport.print(workspace.campaigns(), feed.people(), err);
    }

    @Override
    public synchronized void next(Workspace workspace, Map<String, Long> next) {
        line.clear();
        for (Campaign campaign : workspace.campaigns()) {
            long due = next.getOrDefault(campaign.name(), Long.MAX_VALUE);
            Times times = utc.of(workspace.project().zone());
            err.println("next: " + campaign.name() + "  " + shown(campaign, due, times));
        }
    }

    @Override
    public synchronized void stands(EngineStatus status) {
        String next =
                status.next()
                        .map(name -> "next " + when(status.nextDue().orElseThrow()) + ' ' + name)
                        .orElse("next as soon as somebody matches");
        line.draw(
                "%,d under way · %,d re-queued · %,d dead · %s"
                        .formatted(status.underWay(), status.requeued(), status.dead(), next));
    }

    private String when(Instant due) {
        return MINUTE.format(due.atZone(zone));
    }

    private static String shown(Campaign campaign, long due, Times times) {
        if (campaign.schedule().timing() instanceof Timing.ByPass) {
            return "as soon as somebody matches";
        }
        if (due == Long.MAX_VALUE) {
            return "never again";
        }
        return times.of(due);
    }

    @Override
    public synchronized void gained(Tail.Gain gain) {
        line.clear();
        if (gain.size() > 0) {
            err.println(
                    Counted.of(gain.size(), "new event")
                            + (gain.size() == 1 ? " or " : " and ")
                            + Counted.noun(gain.size(), "update"));
        }
        if (gain.damaged() > 0) {
            err.println(Counted.of(gain.damaged(), "damaged new line") + " left out:");
        }
        for (DamagedLine line : gain.firstDamaged()) {
            err.println("  " + line.place() + "  " + line.reason());
        }
    }

    @Override
    public synchronized void changed(List<String> differences) {
        line.clear();
        err.println(
                differences.isEmpty()
                        ? "the campaign files are as they were"
                        : "the campaign files changed:");
        differences.forEach(line -> err.println("  " + line));
    }

    @Override
    public synchronized void rewritten() {
        line.clear();
        err.println("a data file was written anew: all are read again");
    }

    @Override
    public synchronized void missing(List<Absence> absences, @Nullable Duration wait) {
        line.clear();
        err.println("data that was read is missing:");
        print(absences);
        err.println(
                "The plan and all that is known stay as they were until it is back"
                        + (wait == null
                                ? ". To go on without it, start again, or say in project.yaml how long to wait: missing_data: 10 minutes"
                                : ", for " + Durations.shown(wait) + " at most (missing_data)."));
    }

    @Override
    public synchronized void back(List<Path> files) {
        line.clear();
        files.forEach(file -> err.println(file + " is back"));
    }

    @Override
    public synchronized void givenUp(List<Absence> absences) {
        line.clear();
        err.println(
                "data was missing for as long as missing_data says; all is read again without:");
        print(absences);
    }

    private void print(List<Absence> absences) {
        absences.forEach(absence -> err.println("  " + absence.file() + " " + absence.reason()));
    }

    @Override
    public synchronized void woken() {
        line.clear();
        err.println("awake again: runs that were due meanwhile were missed");
    }

    @Override
    public synchronized void warned(List<Problem> warnings) {
        line.clear();
        ProblemReport.warn(warnings, err);
    }

    @Override
    public synchronized void broken(List<Problem> problems) {
        line.clear();
        ProblemReport.print(problems, "the plan stays as it was", err);
    }

    @Override
    public synchronized void unreadable(String reason) {
        line.clear();
        err.println("Not readable: " + reason);
    }
}
