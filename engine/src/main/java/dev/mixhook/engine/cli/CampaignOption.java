package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the campaigns that take part. */
final class CampaignOption {
    static final String MISSING = "No campaign of that name takes part.";

    @Option(names = "--campaign", paramLabel = "NAME", description = "Only this one.")
    private @Nullable String name;

    /**
     * The campaigns that are meant: all, or the one that is named; none if there is no such
     * campaign.
     */
    List<Campaign> of(InputOptions.Input input) {
        return named(name, input.workspace().campaigns());
    }

    /** All of them, or the one of this name; none if there is no such one. */
    static List<Campaign> named(@Nullable String name, List<Campaign> campaigns) {
        return campaigns.stream()
                .filter(campaign -> name == null || campaign.name().equals(name))
                .toList();
    }
}
