package dev.mixhook.engine.report;

import static java.util.stream.Collectors.joining;

import dev.mixhook.engine.execution.Shortfall;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.EnumWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What campaigns have left undone, in one line for people. */
public final class ShortfallReport {
    private ShortfallReport() {}

    /**
     * Such as {@code 3 users were never accepted: weekly (2), monthly (1)}; empty if nothing was
     * left undone.
     */
    public static Optional<String> line(List<Shortfall> shortfalls) {
        List<String> parts = new ArrayList<>();
        for (Shortfall.Unit unit : Shortfall.Unit.values()) {
            unaccepted(shortfalls, unit).ifPresent(parts::add);
        }
        for (Shortfall shortfall : shortfalls) {
            switch (shortfall) {
                case Shortfall.Requeued _, Shortfall.Dead _ -> {}
                case Shortfall.FailedSync(String campaign) ->
                        parts.add("the last sync of " + campaign + " was not accepted");
                case Shortfall.Stopped(String campaign) -> parts.add(campaign + " was stopped");
                case Shortfall.Paused(String campaign, String why) ->
                        parts.add(campaign + " is paused: " + SafeText.line(why));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static Optional<String> unaccepted(List<Shortfall> shortfalls, Shortfall.Unit unit) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Shortfall shortfall : shortfalls) {
            int count = count(shortfall, unit);
            if (count > 0) {
                counts.merge(shortfall.campaign(), count, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        String campaigns =
                counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + Counted.of(entry.getValue()) + ')')
                        .collect(joining(", "));
        return Optional.of(
                Counted.of(sum, EnumWord.of(unit))
                        + ' '
                        + Counted.noun(sum, "was")
                        + " never accepted: "
                        + campaigns);
    }

    private static int count(Shortfall shortfall, Shortfall.Unit unit) {
        return switch (shortfall) {
            case Shortfall.Requeued requeued -> requeued.unit() == unit ? requeued.count() : 0;
            case Shortfall.Dead dead -> dead.unit() == unit ? dead.count() : 0;
            case Shortfall.FailedSync _, Shortfall.Stopped _, Shortfall.Paused _ -> 0;
        };
    }
}
