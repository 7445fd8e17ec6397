package dev.mixhook.engine.live;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is different in a plan that was read again, a line each. */
final class PlanChange {
    private static final Map<String, Function<Campaign, Object>> PARTS =
            new TreeMap<>(
                    Map.of(
                            "webhook", Campaign::webhook,
                            "batch", Campaign::batch,
                            "parallel", Campaign::parallel,
                            "target", Campaign::target,
                            "schedule", Campaign::schedule,
                            "retry", Campaign::retry));

    private PlanChange() {}

    static List<String> between(Workspace before, Workspace after) {
        List<String> lines = new ArrayList<>();
        if (!before.project().equals(after.project())) {
            lines.add("~ project");
        }
        if (!before.profiles().equals(after.profiles())
                || !before.events().equals(after.events())) {
            lines.add("~ data files");
        }
        Map<String, Campaign> old = byName(before);
        Map<String, Campaign> present = byName(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(present.keySet());
        for (String name : names) {
            Campaign was = old.get(name);
            Campaign is = present.get(name);
            if (was == null) {
                lines.add("+ " + name);
            } else if (is == null) {
                lines.add("- " + name);
            } else if (!was.equals(is)) {
                lines.add("~ " + name + ": " + String.join(", ", parts(was, is)));
            }
        }
        return lines;
    }

    /** The campaigns that take part no more. */
    static List<String> left(Workspace before, Workspace after) {
        return byName(before).keySet().stream()
                .filter(name -> !byName(after).containsKey(name))
                .sorted()
                .toList();
    }

    private static List<String> parts(Campaign was, Campaign is) {
        return PARTS.entrySet().stream()
                .filter(
                        part ->
                                !Objects.equals(
                                        part.getValue().apply(was), part.getValue().apply(is)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Campaign> byName(Workspace workspace) {
        return workspace.campaigns().stream()
                .collect(Collectors.toMap(Campaign::name, Function.identity()));
    }
}
