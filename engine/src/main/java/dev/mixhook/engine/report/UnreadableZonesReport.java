package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Shortened;
import dev.mixhook.targeting.evaluation.ValueText;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.Value;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whose {@code $timezone} names no time zone, where runs are local to users (R-S7). */
public final class UnreadableZonesReport {
    private static final int LONGEST = 60;

    private UnreadableZonesReport() {}

    /**
     * Prints how many they are, and the first of them; returns whether there is any, and it matters
     * to a campaign.
     */
    public static boolean print(List<Campaign> campaigns, People people, PrintStream out) {
        return campaigns.stream()
                .filter(campaign -> campaign.schedule().isLocal())
                .findFirst()
                .map(campaign -> new UserZones(people, campaign.schedule().home()))
                .filter(zones -> print(zones, people, out))
                .isPresent();
    }

    private static boolean print(UserZones zones, People people, PrintStream out) {
        int[] them =
                IntStream.range(0, people.size())
                        .filter(people::hasProfile)
                        .filter(person -> zones.unreadable(person).isPresent())
                        .toArray();
        if (them.length == 0) {
            return false;
        }
        out.printf(
                Locale.ROOT,
                "%s with a $timezone that names no time zone, the first %s with %s: runs are told to them in %s%n",
                Counted.of(them.length, "person"),
                Printable.of(people.distinctId(them[0])),
                shown(zones.unreadable(them[0]).orElse(Value.undefined())),
                zones.otherwise());
        return true;
    }

    /**
     * What is wrong with the time zone of one person; empty if they have none, or it names a zone,
     * or it matters not.
     */
    static Optional<String> of(Campaign campaign, People people, int person) {
        if (!campaign.schedule().isLocal()) {
            return Optional.empty();
        }
        UserZones zones = new UserZones(people, campaign.schedule().home());
        return zones.unreadable(person)
                .map(
                        value ->
                                "$timezone %s names no time zone: runs are told to them in %s"
                                        .formatted(shown(value), zones.otherwise()));
    }

    private static String shown(Value value) {
        String json = Printable.of(ValueText.json(value));
        return Shortened.of(json, LONGEST);
    }
}
