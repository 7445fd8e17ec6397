package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import java.util.List;
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
     * @param meant the campaigns that are
     * @param isNamed whether the command line names one
     * @throws CommandRefusedException if it is not clear which is meant; the message says what to
     *     type
     */
    static TestTarget at(List<Campaign> meant, boolean isNamed, @Nullable String url) {
        if (meant.size() == 1) {
            Campaign campaign = meant.getFirst();
            Webhook own = campaign.webhook();
            return new TestTarget(
                    campaign.name(), url == null ? own : own.at(url), campaign.batch());
        }
        if (!isNamed && url != null) {
            return new TestTarget("", Webhook.to(url), Batch.MOST);
        }
        if (meant.isEmpty()) {
            throw CommandRefusedException.badInput(
                    "There is no campaign here. Say where to post to: --url http://localhost:3000/hook");
        }
        throw CampaignOption.unclear(meant);
    }
}
