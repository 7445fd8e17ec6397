package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Place;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code target:} (R-T3, R-T4). A filter that has problems is left out of what is returned.
 */
final class FilterReader {
    /** In this order, as {@code any} and {@code all} also stand beside {@code property}. */
    private static final List<String> KINDS =
            List.of("property", "did", "did_not", "all", "any", "not", "selector");

    private static final Set<String> NO_BEHAVIORS = Set.of();

    private final WindowReader windows;
    private final ConditionReader conditions;
    private final Problems problems;

    FilterReader(ZoneId zone, WindowReader windows, Problems problems) {
        this.windows = windows;
        this.conditions = new ConditionReader(zone);
        this.problems = problems;
    }

    Optional<Filter> read(Node node, String path) {
        return Section.of(node, path, problems).flatMap(this::filter);
    }

    private Optional<Filter> filter(Section section) {
        Optional<String> kind = KINDS.stream().filter(section::contains).findFirst();
        if (kind.isEmpty()) {
            problems.add(
                    section.place(),
                    section.path(),
                    "Not a filter. A filter has one of " + String.join(", ", KINDS) + '.');
            return Optional.empty();
        }
        Optional<Filter> filter = filter(kind.get(), section);
        section.close();
        return filter;
    }

    private Optional<Filter> filter(String kind, Section section) {
        return switch (kind) {
            case "property" -> onProperty(section);
            case "did", "did_not" -> did(kind, section);
            case "all" -> filters(section, kind).map(Filter.All::new);
            case "any" -> filters(section, kind).map(Filter.Any::new);
            case "not" ->
                    section.node(kind)
                            .flatMap(node -> read(node, section.path(kind)))
                            .map(Filter.Not::new);
            default -> SelectorReader.read(section, kind, NO_BEHAVIORS).map(Filter.Selector::new);
        };
    }

    private Optional<List<Filter>> filters(Section section, String key) {
        Optional<Node> node = section.node(key);
        if (!(node.orElse(null) instanceof Node.Sequence(Place _, List<Node> items))
                || items.isEmpty()) {
            section.problem(key, "`" + key + "` takes a list of at least one filter.");
            return Optional.empty();
        }
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read(items.get(i), section.path(key) + '[' + i + ']').ifPresent(filters::add);
        }
        return Optional.of(filters);
    }

    private Optional<Filter> onProperty(Section section) {
        Optional<String> name = section.text("property");
        List<Condition> found = conditions.read(section);
        return name.map(
                property ->
                        found.size() == 1
                                ? new Filter.OnProperty(property, found.getFirst())
                                : new Filter.All(
                                        found.stream()
                                                .<Filter>map(
                                                        condition ->
                                                                new Filter.OnProperty(
                                                                        property, condition))
                                                .toList()));
    }

    private Optional<Filter> did(String kind, Section section) {
        Optional<String> event = section.text(kind);
        Optional<Window> window = windows.read(section, "within");
        Optional<Filter.Times> times =
                kind.equals("did")
                        ? new TimesReader(section).read()
                        : Optional.of(new Filter.Times(0, 0));
        @Nullable Expr where = where(section);
        if (event.isEmpty() || window.isEmpty() || times.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Filter.Did(new EventSelector(event.get(), where), times.get(), window.get()));
    }

    /** What is asked of events under {@code where}; null for nothing. */
    @Nullable Expr where(Section section) {
        List<Node> filters = section.nodes("where");
        if (section.has("where") && filters.isEmpty()) {
            section.problem(
                    "where",
                    "Nothing here. Write a filter on the event, such as {property: amount, more_than: 50}.");
        }
        @Nullable Expr all = null;
        for (int i = 0; i < filters.size(); i++) {
            Optional<Section> filter =
                    Section.of(filters.get(i), section.path("where") + '[' + i + ']', problems);
            Optional<Expr> expr = filter.flatMap(this::onEvent);
            if (expr.isPresent()) {
                all = all == null ? expr.get() : all.and(expr.get());
            }
        }
        return all;
    }

    private Optional<Expr> onEvent(Section section) {
        if (section.contains("selector")) {
            Optional<Expr> selector = SelectorReader.ofEvent(section, "selector");
            section.close();
            return selector;
        }
        Optional<String> name =
                section.required(
                        "property", section.text("property"), "the name of an event's property");
        List<Condition> found = conditions.read(section);
        section.close();
        return name.flatMap(
                property ->
                        found.stream()
                                .map(
                                        condition ->
                                                condition.of(
                                                        new Expr.Property(
                                                                Expr.Scope.EVENT, property)))
                                .reduce(Expr::and));
    }
}
