package dev.mixhook.engine.memory;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.DataSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What could be left out.
 *
 * @param what as the user is told
 * @param bytes about how much less memory is needed then
 */
public record Saving(String what, long bytes) {
    /** What saves less than one part in so many of all is not worth a word. */
    private static final int WORTH = 20;

    private static final int MOST = 5;

    /**
     * What would help most, that first; empty if nothing helps much.
     *
     * @param pageBytes what pages take
     */
    public static List<Saving> of(DataSample sample, List<Campaign> campaigns, long pageBytes) {
        MemoryEstimate all = MemoryEstimate.of(sample, campaigns);
        List<Saving> savings = new ArrayList<>();
        savings.add(
                new Saving(
                        "events of every name: let targets name those that they count, not $any_event",
                        all.otherBytes()));
        savings.add(new Saving("the page to look at: --no-page, and no --html", pageBytes));
        savings.add(
                new Saving("properties of events: let targets ask for fewer", all.propertyBytes()));
        savings.add(
                new Saving(
                        "updates of profiles: export the profiles anew in their place",
                        all.updateBytes()));
        if (sample.days() > 1) {
            savings.add(
                    new Saving(
                            "half of the about %d days of events, if windows are short"
                                    .formatted(sample.days()),
                            (all.eventBytes() + all.propertyBytes()) / 2));
        }
        savings.add(
                new Saving(
                        "every other person, with their events, to try things out",
                        (all.bytes() - MemoryCost.ITSELF) / 2));
        if (campaigns.size() > 1) {
            campaigns.forEach(campaign -> savings.add(without(campaign, sample, campaigns, all)));
        }
        return savings.stream()
                .filter(saving -> saving.bytes() > all.bytes() / WORTH)
                .sorted(Comparator.comparingLong(Saving::bytes).reversed())
                .limit(MOST)
                .toList();
    }

    private static Saving without(
            Campaign campaign, DataSample sample, List<Campaign> campaigns, MemoryEstimate all) {
        List<Campaign> others =
                campaigns.stream().filter(other -> !other.name().equals(campaign.name())).toList();
        return new Saving(
                "the campaign " + campaign.name(),
                all.bytes() - MemoryEstimate.of(sample, others).bytes());
    }
}
