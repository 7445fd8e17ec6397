package dev.mixhook.engine.page;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.preview.UpcomingRuns;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.engine.report.ScheduleInWords;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Part;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.selector.TargetInWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a page is about: its first line.
 *
 * @param title what was done, such as {@code simulate sample-data}
 * @param zone in which times are shown
 * @param from the first instant that is shown
 * @param to the first after the last
 */
public record PageHead(
        String title, ZoneId zone, Instant from, Instant to, List<Campaign> campaigns) {
    private static final int RUNS = 10;

    public PageHead {
        campaigns = List.copyOf(campaigns);
    }

    /** A zone by a name that browsers know too. */
    static String shown(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** Without those that stream events. */
    List<Campaign> forPeople() {
        return campaigns.stream()
                .filter(campaign -> !(campaign.schedule().timing() instanceof Timing.Stream))
                .toList();
    }

    /**
     * The line.
     *
     * @param people as they are at the end
     * @param leftOut how many lines about users were not kept
     */
    String line(People people, long leftOut) {
        return NdjsonLine.of(
                line ->
                        line.text("kind", "head")
                                .text("title", title)
                                .text("zone", shown(zone))
                                .text("from", from.toString())
                                .text("to", to.toString())
                                .number("left_out", leftOut)
                                .number("people", withProfiles(people))
                                .objects(
                                        "campaigns",
                                        campaigns,
                                        campaign -> write(line, campaign, people)));
    }

    private static long withProfiles(People people) {
        return IntStream.range(0, people.size()).filter(people::hasProfile).count();
    }

    private void write(NdjsonLine line, Campaign campaign, People people) {
        line.text("name", campaign.name())
                .text("url", campaign.webhook().shownUrl())
                .text("target", TargetInWords.of(campaign.target()))
                .text("selector", SelectorPrinter.print(campaign.target().selector()))
                .objects("parts", campaign.target().parts(), part -> write(line, campaign, part))
                .text("schedule", ScheduleInWords.of(campaign.schedule()))
                .texts("next", runs(campaign, people, to));
    }

    private static void write(NdjsonLine line, Campaign campaign, Part part) {
        Target alone = new Target(part.expr(), campaign.target().behaviors(), List.of());
        line.text("path", part.path()).text("words", TargetInWords.of(alone));
    }

    /** The next ten runs of a campaign from an instant on; none of one that has no calendar. */
    static List<String> runs(Campaign campaign, People people, Instant from) {
        return UpcomingRuns.of(List.of(campaign), people, from, RUNS).runs().stream()
                .map(run -> run.occurrence().at().toInstant().toString())
                .distinct()
                .toList();
    }
}
