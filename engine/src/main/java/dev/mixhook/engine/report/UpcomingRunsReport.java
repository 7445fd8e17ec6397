package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Occurrence;
import dev.mixhook.engine.preview.UpcomingRuns;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Times;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What lies ahead, for people or as NDJSON. */
public final class UpcomingRunsReport {
    private final PrintStream out;
    private final boolean json;
    private final Times times;

    public UpcomingRunsReport(PrintStream out, boolean json, Times times) {
        this.out = out;
        this.json = json;
        this.times = times;
    }

    public void print(UpcomingRuns upcoming) {
        if (json) {
            printJson(upcoming);
            return;
        }
        int width =
                upcoming.runs().stream().mapToInt(run -> run.campaign().length()).max().orElse(0);
        upcoming.runs().forEach(run -> print(run, width));
        for (UpcomingRuns.PassCampaign waiting : upcoming.waiting()) {
            String when = ScheduleInWords.of(waiting.schedule());
            out.println(waiting.campaign() + ": " + when);
        }
        for (UpcomingRuns.EventStream stream : upcoming.streams()) {
            out.println(stream.campaign() + ": " + ScheduleInWords.of(stream.schedule()));
        }
        upcoming.over().forEach(campaign -> out.println(campaign + ": no run from then on"));
    }

    private void print(UpcomingRuns.UpcomingRun run, int width) {
        String name = run.campaign();
        Occurrence occurrence = run.occurrence();
        String moved = occurrence.moved();
        out.println(
                String.join(
                        "  ",
                        name + " ".repeat(width - name.length()),
                        times.of(occurrence.at().toInstant()),
                        zone(occurrence)
                                + elsewhere(occurrence)
                                + people(run.people())
                                + (moved.isEmpty() ? "" : "; moved: " + moved)));
    }

    /** The hour on the clocks of another time zone than the one in which times are shown. */
    private String elsewhere(Occurrence occurrence) {
        ZoneId zone = occurrence.at().getZone();
        String there = new Times(zone).of(occurrence.at().toInstant());
        return there.equals(times.of(occurrence.at().toInstant())) ? "" : " " + there;
    }

    private static String zone(Occurrence occurrence) {
        ZoneId zone = occurrence.at().getZone();
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String people(int people) {
        return people == UpcomingRuns.UpcomingRun.ALL ? "" : ", " + Counted.of(people, "person");
    }

    private void printJson(UpcomingRuns upcoming) {
        upcoming.runs().forEach(run -> NdjsonLine.print(out, line -> write(line, run)));
        upcoming.waiting().forEach(one -> NdjsonLine.print(out, line -> write(line, one)));
        upcoming.streams().forEach(one -> NdjsonLine.print(out, line -> write(line, one)));
        upcoming.over()
                .forEach(
                        campaign ->
                                NdjsonLine.print(
                                        out,
                                        line ->
                                                line.text("kind", "over")
                                                        .text("campaign", campaign)));
    }

    private static void write(NdjsonLine line, UpcomingRuns.UpcomingRun run) {
        Occurrence occurrence = run.occurrence();
        line.text("kind", "run")
                .text("campaign", run.campaign())
                .text("due", occurrence.at().toInstant().toString())
                .text("occurrence", occurrence.at().toOffsetDateTime().toString())
                .text("zone", zone(occurrence))
                .number(
                        "people",
                        Optional.of(run.people())
                                .filter(people -> people != UpcomingRuns.UpcomingRun.ALL))
                .text("moved", occurrence.moved());
    }

    private static void write(NdjsonLine line, UpcomingRuns.EventStream stream) {
        line.text("kind", "stream")
                .text("campaign", stream.campaign())
                .texts("events", stream.timing().events())
                .text("start", stream.schedule().window().startsAt().map(Instant::toString))
                .text("stop", stream.schedule().window().stopsAt().map(Instant::toString));
    }

    private static void write(NdjsonLine line, UpcomingRuns.PassCampaign waiting) {
        line.text("kind", "passes")
                .text("campaign", waiting.campaign())
                .text("pass", Durations.shown(waiting.timing().pass()))
                .text("start", waiting.schedule().window().startsAt().map(Instant::toString))
                .text("stop", waiting.schedule().window().stopsAt().map(Instant::toString));
    }
}
