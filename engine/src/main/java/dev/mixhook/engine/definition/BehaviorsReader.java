package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.duration;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.sections;

import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code behaviors:} as Mixpanel's API has them: name, window and event selectors
 * (mixpanel.md 3.2).
 */
record BehaviorsReader(WindowReader windows) {
    private static final Key<String> NAME =
            Key.of("name", text(), "The name that the selector counts it by.")
                    .required("the name that the selector counts it by")
                    .such("b1");
    private static final Key<Duration> WINDOW =
            Key.of("window", duration(), "How far back events count, up to 90 days (R-T2).")
                    .otherwise("90d");
    private static final Key<String> EVENT =
            Key.of("event", text(), "The name of an event.")
                    .required("the name of an event")
                    .such("Login");
    private static final Key<List<Section>> EVENT_SELECTORS =
            Key.of(
                            "event_selectors",
                            sections(
                                    Shape.of(
                                            "event-selector",
                                            "Events of a name, of which something may be asked.",
                                            EVENT,
                                            FilterKeys.EVENT_SELECTOR)),
                            "The events that are counted.")
                    .required(
                            "which events are counted, such as event_selectors: [{event: Login}]");
    static final Shape BEHAVIOR =
            Shape.of("behavior", "Events that a selector counts.", NAME, WINDOW, EVENT_SELECTORS);

    List<Behavior> read(Section section) {
        List<Behavior> behaviors = new ArrayList<>();
        for (Section each : section.read(CampaignKeys.BEHAVIORS).orElse(List.of())) {
            behavior(each)
                    .filter(behavior -> isNew(behavior, behaviors, section))
                    .ifPresent(behaviors::add);
        }
        return behaviors;
    }

    /** The names that are given, also to those in which something else is wrong. */
    static Set<String> names(Section section) {
        return section.items(CampaignKeys.BEHAVIORS).stream()
                .flatMap(
                        node ->
                                node instanceof Node.Mapping mapping
                                        ? Stream.ofNullable(mapping.entries().get("name"))
                                        : Stream.empty())
                .flatMap(
                        entry ->
                                entry.value() instanceof Node.Scalar scalar
                                        ? Stream.of(scalar.written())
                                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static boolean isNew(Behavior behavior, List<Behavior> others, Section section) {
        boolean taken = others.stream().anyMatch(other -> other.name().equals(behavior.name()));
        if (taken) {
            section.problem(
                    CampaignKeys.BEHAVIORS,
                    "Two behaviors are named \"" + behavior.name() + "\"; names are unique.");
        }
        return !taken;
    }

    private Optional<Behavior> behavior(Section section) {
        Optional<String> name = section.read(NAME);
        Optional<Window> window = windows.read(section, WINDOW);
        List<EventSelector> events = new ArrayList<>();
        Optional<List<Section>> counted = section.read(EVENT_SELECTORS);
        if (counted.isPresent() && section.items(EVENT_SELECTORS).isEmpty()) {
            section.problem(
                    EVENT_SELECTORS,
                    "A behavior has at least one event selector, such as {event: Login}.");
        }
        counted.orElse(List.of()).forEach(selector -> event(selector).ifPresent(events::add));
        section.close();
        return name.isEmpty() || window.isEmpty() || events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Behavior(name.get(), window.get(), events));
    }

    private static Optional<EventSelector> event(Section section) {
        Optional<String> event = section.read(EVENT);
        Optional<Expr> where = SelectorReader.ofEvent(section, FilterKeys.EVENT_SELECTOR);
        section.close();
        return event.map(name -> new EventSelector(name, where.orElse(null)));
    }
}
