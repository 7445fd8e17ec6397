package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a test is aimed at.
 *
 * @param campaign its name; empty for none
 * @param batch the most users that it carries
 */
record TestTarget(String campaign, Webhook webhook, int batch) {

    /**
     * The named campaign, or the only one; with a URL it posts there, and then needs no campaign.
     *
     * @throws CommandRefusedException if it is not clear which is meant; the message says what to
     *     type
     */
    static TestTarget at(List<Campaign> campaigns, @Nullable String name, @Nullable String url) {
        List<Campaign> meant = CampaignOption.named(name, campaigns);
        if (meant.size() == 1) {
            Campaign campaign = meant.getFirst();
            Webhook own = campaign.webhook();
            return new TestTarget(
                    campaign.name(), url == null ? own : own.at(url), campaign.batch());
        }
        if (name == null && url != null) {
            return new TestTarget("", Webhook.to(url), Batch.MOST);
        }
        throw CommandRefusedException.badInput(unclear(campaigns, name));
    }

    private static String unclear(List<Campaign> campaigns, @Nullable String name) {
        String names = campaigns.stream().map(Campaign::name).collect(Collectors.joining(", "));
        String here =
                campaigns.isEmpty() ? "There is no campaign here" : "Campaigns here: " + names;
        if (name != null) {
            // It may be a URL whose --url was forgotten.
            String shown = name.contains("://") ? Secrets.NAMED.url(name) : name;
            return shown + " is neither a campaign here nor a file. " + here + '.';
        }
        return here + ". Say which, or where to post to: --url http://localhost:3000/hook";
    }
}
