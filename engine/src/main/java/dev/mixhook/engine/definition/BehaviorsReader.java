package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Window;
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
record BehaviorsReader(WindowReader windows, Problems problems) {
    List<Behavior> read(Section section) {
        List<Behavior> behaviors = new ArrayList<>();
        List<Node> nodes = section.nodes("behaviors");
        for (int i = 0; i < nodes.size(); i++) {
            Section.of(nodes.get(i), section.path("behaviors") + '[' + i + ']', problems)
                    .flatMap(this::behavior)
                    .filter(behavior -> isNew(behavior, behaviors, section))
                    .ifPresent(behaviors::add);
        }
        return behaviors;
    }

    /** The names that are given, also to those in which something else is wrong. */
    static Set<String> names(Section section) {
        return section.nodes("behaviors").stream()
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
                    "behaviors",
                    "Two behaviors are named \"" + behavior.name() + "\"; names are unique.");
        }
        return !taken;
    }

    private Optional<Behavior> behavior(Section section) {
        Optional<String> name =
                section.required(
                        "name", section.text("name"), "the name that the selector counts it by");
        Optional<Window> window = windows.read(section, "window");
        List<EventSelector> events = new ArrayList<>();
        List<Node> nodes = section.nodes("event_selectors");
        if (nodes.isEmpty()) {
            section.problem(
                    "event_selectors",
                    "A behavior has at least one event selector, such as {event: Login}.");
        }
        for (int i = 0; i < nodes.size(); i++) {
            Section.of(nodes.get(i), section.path("event_selectors") + '[' + i + ']', problems)
                    .flatMap(BehaviorsReader::event)
                    .ifPresent(events::add);
        }
        section.close();
        return name.isEmpty() || window.isEmpty() || events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Behavior(name.get(), window.get(), events));
    }

    private static Optional<EventSelector> event(Section section) {
        Optional<String> event =
                section.required("event", section.text("event"), "the name of an event");
        Optional<Expr> where = SelectorReader.ofEvent(section, "selector");
        section.close();
        return event.map(name -> new EventSelector(name, where.orElse(null)));
    }
}
