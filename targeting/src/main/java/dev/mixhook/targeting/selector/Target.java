package dev.mixhook.targeting.selector;

import java.util.List;
import java.util.Optional;

/** Whom a campaign is for: a selector, and the behaviors that it counts. */
public record Target(Expr selector, List<Behavior> behaviors) {
    public Target {
        behaviors = List.copyOf(behaviors);
    }

    public Optional<Behavior> behavior(String name) {
        return behaviors.stream().filter(behavior -> behavior.name().equals(name)).findFirst();
    }
}
