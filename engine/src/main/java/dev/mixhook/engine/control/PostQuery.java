package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which POSTs are asked for.
 *
 * @param since the number of the first
 * @param campaign whose; null for all
 * @param user who is in them; null for anybody
 * @param limit how many at most
 */
record PostQuery(int since, @Nullable String campaign, @Nullable String user, int limit) {
    static PostQuery read(Section input) {
        return new PostQuery(
                input.read(StepKeys.SINCE).orElse(1),
                input.read(StepKeys.CAMPAIGN).orElse(null),
                input.read(StepKeys.OF_USER).orElse(null),
                input.read(StepKeys.LIMIT).orElse(100));
    }

    /** Whether a POST is asked for, however many there are. */
    boolean fits(long number, String ofCampaign, List<String> users) {
        return number >= since
                && (campaign == null || campaign.equals(ofCampaign))
                && (user == null || users.contains(user));
    }
}
