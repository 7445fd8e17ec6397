package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.List;
import picocli.CommandLine.Option;

/** Which of the campaigns are meant. */
final class CampaignOption {
    @Option(
            names = {"-c", "--campaign"},
            paramLabel = "NAME",
            description = "Only this campaign; may be given several times.")
    private List<String> names = List.of();

    /** Whether some are named. */
    boolean isGiven() {
        return !names.isEmpty();
    }

    /** Campaigns that are meant: all, or those that are named. */
    List<Campaign> of(List<Campaign> campaigns) {
        return campaigns.stream()
                .filter(campaign -> names.isEmpty() || names.contains(campaign.name()))
                .toList();
    }

    /**
     * Looks whether there are all that are named.
     *
     * @throws CommandRefusedException if not; the message says which there are
     */
    void check(List<Campaign> campaigns) {
        List<String> here = campaigns.stream().map(Campaign::name).toList();
        for (String name : names) {
            if (!here.contains(name)) {
                throw CommandRefusedException.badInput(
                        "No campaign "
                                + name
                                + " takes part."
                                + Suggestion.meant(name, here)
                                + ' '
                                + those(campaigns));
            }
        }
    }

    /**
     * The campaign that is meant.
     *
     * @param meant those that are
     * @throws CommandRefusedException if there are several, or none
     */
    static Campaign one(List<Campaign> meant) {
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        throw unclear(meant);
    }

    /** Says that it is not clear which of these is meant. */
    static CommandRefusedException unclear(List<Campaign> meant) {
        return CommandRefusedException.badInput(
                meant.isEmpty()
                        ? "No campaign takes part."
                        : "Say which campaign: --campaign NAME. " + those(meant));
    }

    private static String those(List<Campaign> campaigns) {
        return campaigns.isEmpty()
                ? "None does."
                : "Those that do: "
                        + String.join(", ", campaigns.stream().map(Campaign::name).toList())
                        + '.';
    }
}
