package dev.mixhook.targeting.selector;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code behaviors["name"]} counts: the events in the window that one of the selectors lets
 * in.
 */
public record Behavior(String name, Window window, List<EventSelector> events) {
    public Behavior {
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "a behavior names at least one event, " + name + " has none");
        }
        events = List.copyOf(events);
    }

    /**
     * Events of one name, all or only those for which {@code where} holds; it sees {@code
     * event["…"]} and the user.
     */
    public record EventSelector(String event, @Nullable Expr filter) {
        public Optional<Expr> where() {
            return Optional.ofNullable(filter);
        }
    }
}
