package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Occurrence;
import dev.mixhook.engine.text.Counted;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What lies ahead, for people or as NDJSON. */
public final class OutlookReport {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd EEE HH:mm:ss xxx", Locale.ROOT);

    private final PrintStream out;
    private final boolean json;

    public OutlookReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public void print(Outlook outlook) {
        if (json) {
            printJson(outlook);
            return;
        }
        int width =
                outlook.runs().stream().mapToInt(run -> run.campaign().length()).max().orElse(0);
        outlook.runs().forEach(run -> print(run, width));
        for (Outlook.Waiting waiting : outlook.waiting()) {
            String when = PassesInWords.of(waiting.timing(), waiting.schedule());
            out.println(waiting.campaign() + ": " + when);
        }
        outlook.over().forEach(campaign -> out.println(campaign + ": no run from then on"));
    }

    private void print(Outlook.Run run, int width) {
        String name = run.campaign();
        Occurrence occurrence = run.occurrence();
        String moved = occurrence.moved();
        out.println(
                String.join(
                        "  ",
                        name + " ".repeat(width - name.length()),
                        LOCAL.format(occurrence.at()),
                        occurrence.at().toInstant().toString(),
                        zone(occurrence)
                                + people(run.people())
                                + (moved.isEmpty() ? "" : "; moved: " + moved)));
    }

    private static String zone(Occurrence occurrence) {
        ZoneId zone = occurrence.at().getZone();
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String people(int people) {
        return people == Outlook.Run.ALL ? "" : ", " + Counted.of(people, "person");
    }

    private void printJson(Outlook outlook) {
        outlook.runs().forEach(run -> NdjsonLine.print(out, line -> write(line, run)));
        outlook.waiting().forEach(one -> NdjsonLine.print(out, line -> write(line, one)));
        outlook.over()
                .forEach(
                        campaign ->
                                NdjsonLine.print(
                                        out,
                                        line ->
                                                line.text("kind", "over")
                                                        .text("campaign", campaign)));
    }

    private static void write(NdjsonLine line, Outlook.Run run) {
        Occurrence occurrence = run.occurrence();
        line.text("kind", "run")
                .text("campaign", run.campaign())
                .text("due", occurrence.at().toInstant().toString())
                .text("occurrence", occurrence.at().toOffsetDateTime().toString())
                .text("zone", zone(occurrence))
                .number(
                        "people",
                        Optional.of(run.people()).filter(people -> people != Outlook.Run.ALL))
                .text("moved", occurrence.moved());
    }

    private static void write(NdjsonLine line, Outlook.Waiting waiting) {
        line.text("kind", "passes")
                .text("campaign", waiting.campaign())
                .text("pass", Durations.shown(waiting.timing().pass()))
                .text("start", waiting.schedule().span().startsAt().map(Instant::toString))
                .text("stop", waiting.schedule().span().stopsAt().map(Instant::toString));
    }
}
