package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.DataZones;
import java.nio.file.Path;
import java.util.List;

/**
 * What all scenarios of a contract begin with.
 *
 * @param zones what dates and times in the files are in that do not say so themselves
 * @param profiles files of people
 * @param events files of events
 */
public record Setting(
        List<Campaign> campaigns, DataZones zones, List<Path> profiles, List<Path> events) {
    public Setting {
        campaigns = List.copyOf(campaigns);
        profiles = List.copyOf(profiles);
        events = List.copyOf(events);
    }

    /** The data, and all that the steps of scenarios tell. */
    public DataSources told(List<Scenario> scenarios) {
        return new StoryLines(UserIdMapping.LITERAL, zones).all(this, scenarios);
    }

    /** This setting with all campaigns posting to one receiver. */
    public Setting postingTo(Webhook receiver) {
        List<Campaign> moved =
                campaigns.stream()
                        .map(campaign -> campaign.with(moved(campaign.webhook(), receiver)))
                        .toList();
        return new Setting(moved, zones, profiles, events);
    }

    private static Webhook moved(Webhook own, Webhook receiver) {
        Webhook moved = own.at(receiver.url()).with(own.secrets().and(receiver.secrets()));
        return switch (receiver.trust()) {
            case Trust.Default _ -> moved;
            case Trust.Authorities authorities -> moved.with(authorities);
        };
    }
}
