package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Whether it counts events of more than one name. */
    public boolean isOfSeveral() {
        return events.stream().anyMatch(EventSelector::isAny)
                || events.stream().map(EventSelector::event).distinct().count() > 1;
    }

    /** What it counts, as people say it: {@code "Login" within 7 days}. */
    public String shown() {
        return events.stream().map(EventSelector::shown).collect(Collectors.joining(" or "))
                + " within "
                + window.shown();
    }

    /**
     * Events of one name or of any, all or only those for which {@code where} holds; it sees {@code
     * event["…"]} and the user.
     *
     * @param event a name, or one of those that mean any (R-T4)
     */
    public record EventSelector(String event, @Nullable Expr filter) {
        private static final Set<String> ANY = Set.of("$any_event", "$all_events");

        /** Whether events of every name are meant where this name is asked for. */
        public static boolean meansAny(String name) {
            return ANY.contains(name);
        }

        public boolean isAny() {
            return meansAny(event);
        }

        private String shown() {
            String events = isAny() ? "any event" : JsonText.quoted(event);
            return events + where().map(expr -> " where " + SelectorPrinter.print(expr)).orElse("");
        }

        public Optional<Expr> where() {
            return Optional.ofNullable(filter);
        }
    }
}
