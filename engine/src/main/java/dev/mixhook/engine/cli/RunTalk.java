package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.Problem;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import dev.mixhook.engine.live.Talk;
import dev.mixhook.engine.report.FeedReport;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.ZoneReport;
import dev.mixhook.engine.text.Counted;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code run} says on the way. */
final class RunTalk implements Talk {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd EEE HH:mm:ss", Locale.ROOT);

    private final PrintStream err;

    RunTalk(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void started(Workspace workspace, Feed feed) {
        FeedReport.print(feed.counts(), 0, workspace.campaigns().size(), err);
        ZoneReport.print(workspace.campaigns(), feed.people(), err);
    }

    @Override
    public synchronized void next(Workspace workspace, Map<String, Long> next) {
        for (Campaign campaign : workspace.campaigns()) {
            long due = next.getOrDefault(campaign.name(), Long.MAX_VALUE);
            err.println("next: " + campaign.name() + "  " + shown(campaign, due));
        }
    }

    private static String shown(Campaign campaign, long due) {
        if (campaign.schedule().timing() instanceof Timing.ByPass) {
            return "as soon as somebody matches";
        }
        if (due == Long.MAX_VALUE) {
            return "never again";
        }
        ZoneId zone = campaign.schedule().home();
        return INSTANT.format(Instant.ofEpochMilli(due).atZone(zone)) + ' ' + zone;
    }

    @Override
    public synchronized void gained(Tail.Gain gain) {
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
            err.println("  " + line.file() + ":" + line.line() + "  " + line.reason());
        }
    }

    @Override
    public synchronized void changed(List<String> differences) {
        err.println(
                differences.isEmpty()
                        ? "the campaign files are as they were"
                        : "the campaign files changed:");
        differences.forEach(line -> err.println("  " + line));
    }

    @Override
    public synchronized void rewritten() {
        err.println("a data file was written anew: all are read again");
    }

    @Override
    public synchronized void woken() {
        err.println("awake again: runs that were due meanwhile were missed");
    }

    @Override
    public synchronized void warned(List<Problem> warnings) {
        ProblemReport.warn(warnings, err);
    }

    @Override
    public synchronized void broken(List<Problem> problems) {
        ProblemReport.print(problems, "the plan stays as it was", err);
    }

    @Override
    public synchronized void unreadable(String reason) {
        err.println("Not readable: " + reason);
    }
}
