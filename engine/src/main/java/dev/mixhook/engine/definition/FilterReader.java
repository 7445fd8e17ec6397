package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
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
        return Section.of(node, FilterKeys.FILTER, path, problems).flatMap(this::filter);
    }

    private Optional<Filter> filter(Section section) {
        Optional<Filter> filter = ofKind(section);
        section.close();
        return filter;
    }

    private Optional<Filter> ofKind(Section section) {
        if (section.may(FilterKeys.PROPERTY)) {
            return onProperty(section);
        }
        if (section.may(FilterKeys.DID)) {
            return did(section);
        }
        if (section.may(FilterKeys.DID_NOT)) {
            return didNot(section);
        }
        if (section.may(FilterKeys.ALL)) {
            return filters(section, FilterKeys.ALL).map(Filter.All::new);
        }
        if (section.may(FilterKeys.ANY)) {
            return filters(section, FilterKeys.ANY).map(Filter.Any::new);
        }
        if (section.may(FilterKeys.NOT)) {
            return section.read(FilterKeys.NOT)
                    .flatMap(node -> read(node, section.path("not")))
                    .map(Filter.Not::new);
        }
        return SelectorReader.read(section, FilterKeys.SELECTOR, NO_BEHAVIORS)
                .map(Filter.Selector::new);
    }

    private Optional<List<Filter>> filters(Section section, Key<List<Node>> key) {
        Optional<List<Node>> items = section.read(key);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < items.get().size(); i++) {
            read(items.get().get(i), section.path(key.name()) + '[' + i + ']')
                    .ifPresent(filters::add);
        }
        return Optional.of(filters);
    }

    private Optional<Filter> onProperty(Section section) {
        Optional<String> name = section.read(FilterKeys.PROPERTY);
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

    private Optional<Filter> did(Section section) {
        Optional<String> event = section.read(FilterKeys.DID);
        return did(section, event, new TimesReader(section).read());
    }

    private Optional<Filter> didNot(Section section) {
        return did(section, section.read(FilterKeys.DID_NOT), Optional.of(new Filter.Times(0, 0)));
    }

    private Optional<Filter> did(
            Section section, Optional<String> event, Optional<Filter.Times> times) {
        Optional<Window> window = windows.read(section, FilterKeys.WITHIN);
        @Nullable Expr where = where(section);
        if (event.isEmpty() || window.isEmpty() || times.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Filter.Did(new EventSelector(event.get(), where), times.get(), window.get()));
    }

    /** What is asked of events under {@code where}; null for nothing. */
    @Nullable Expr where(Section section) {
        List<Section> filters = section.read(FilterKeys.WHERE).orElse(List.of());
        if (section.has(FilterKeys.WHERE) && section.items(FilterKeys.WHERE).isEmpty()) {
            section.problem(
                    FilterKeys.WHERE,
                    "Nothing here. Write a filter on the event, such as {property: amount, more_than: 50}.");
        }
        @Nullable Expr all = null;
        for (Section filter : filters) {
            Optional<Expr> expr = onEvent(filter);
            if (expr.isPresent()) {
                all = all == null ? expr.get() : all.and(expr.get());
            }
        }
        return all;
    }

    private Optional<Expr> onEvent(Section section) {
        if (section.may(FilterKeys.EVENT_SELECTOR)) {
            Optional<Expr> selector = SelectorReader.ofEvent(section, FilterKeys.EVENT_SELECTOR);
            section.close();
            return selector;
        }
        Optional<String> name = section.read(FilterKeys.PROPERTY);
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
