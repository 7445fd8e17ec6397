package dev.mixhook.engine.preview;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Part;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.CodePoints;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who matches a campaign at an instant.
 *
 * @param people how many could, as they have a profile (R-T1)
 * @param users who does, in the order in which they would go out (R-W9)
 * @param parts how many match each part of the target, without the whole
 */
public record AudiencePreview(
        String campaign,
        Instant at,
        int batch,
        int people,
        List<String> users,
        List<PartMatches> parts) {
    public AudiencePreview {
        users = List.copyOf(users);
        parts = List.copyOf(parts);
    }

    /** How many people match a part. */
    public record PartMatches(String path, String selector, int matches) {}

    public static AudiencePreview of(Campaign campaign, People people, Instant at) {
        Target target = campaign.target();
        List<String> users = users(campaign, people, at);
        List<PartMatches> parts =
                target.parts().stream()
                        .filter(part -> !part.path().equals(Part.WHOLE))
                        .map(part -> count(part, target, people, at))
                        .toList();
        int able = (int) everybody(people).filter(people::hasProfile).count();
        return new AudiencePreview(campaign.name(), at, campaign.batch(), able, users, parts);
    }

    /** Who matches, in the order in which they would go out (R-W9). */
    public static List<String> users(Campaign campaign, People people, Instant at) {
        return matching(campaign.target(), people, at)
                .mapToObj(people::distinctId)
                .sorted(CodePoints::compare)
                .toList();
    }

    private static PartMatches count(Part part, Target target, People people, Instant at) {
        Target alone = new Target(part.expr(), target.behaviors(), List.of());
        int matches = (int) matching(alone, people, at).count();
        return new PartMatches(
                part.path(), SelectorPrinter.show(part.expr(), target.behaviors()), matches);
    }

    private static IntStream matching(Target target, People people, Instant at) {
        return new Evaluator(target, people).matching(at.toEpochMilli()).stream();
    }

    private static IntStream everybody(People people) {
        return IntStream.range(0, people.size());
    }
}
