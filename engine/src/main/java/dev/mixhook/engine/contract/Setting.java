package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What all scenarios of a contract begin with.
 *
 * @param profileDates what a profile's dates without a zone are in (R-T11)
 * @param profiles files of people
 * @param events files of events
 */
public record Setting(
        List<Campaign> campaigns, ZoneId profileDates, List<Path> profiles, List<Path> events) {
    public Setting {
        campaigns = List.copyOf(campaigns);
        profiles = List.copyOf(profiles);
        events = List.copyOf(events);
    }

    /** The same, but all campaigns post to one receiver. */
    Setting postingTo(ReceiverSource receiver) {
        List<Campaign> moved =
                campaigns.stream()
                        .map(campaign -> campaign.with(moved(campaign.webhook(), receiver)))
                        .toList();
        return new Setting(moved, profileDates, profiles, events);
    }

    private static Webhook moved(Webhook own, ReceiverSource receiver) {
        Webhook moved = own.at(receiver.url()).with(own.secrets().and(receiver.secrets()));
        return switch (receiver.trust()) {
            case Trust.Default _ -> moved;
            case Trust.Authorities authorities -> moved.with(authorities);
        };
    }
}
