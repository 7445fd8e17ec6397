package dev.mixhook.targeting.selector;

import java.util.List;
import java.util.Optional;

/**
 * Whom a campaign is for: a selector, and the behaviors that it counts.
 *
 * @param parts the selector and what it is joined from, each with its place, the whole first
 */
public record Target(Expr selector, List<Behavior> behaviors, List<Part> parts) {
    public Target {
        behaviors = List.copyOf(behaviors);
        parts = List.copyOf(parts);
    }

    /**
     * A selector that was written as one, in parts that {@code and}, {@code or} and {@code not}
     * join.
     */
    public static Target of(Expr selector, List<Behavior> behaviors) {
        return new Target(selector, behaviors, Part.of(selector));
    }

    public Optional<Behavior> behavior(String name) {
        return behaviors.stream().filter(behavior -> behavior.name().equals(name)).findFirst();
    }
}
