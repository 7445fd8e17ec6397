package dev.mixhook.targeting.selector;

import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_LEAST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_MOST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.EQUAL;

import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Filter.Times;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Translates one filter into the selector language (R-T10), and notes its parts on the way. */
final class Translation {
    private final List<Behavior> behaviors = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    List<Behavior> behaviors() {
        return List.copyOf(behaviors);
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    Expr whole(Filter filter) {
        Expr expr = translate(filter, "");
        parts.addFirst(new Part(Part.WHOLE, expr));
        return expr;
    }

    private Expr part(Filter filter, String path) {
        int place = parts.size();
        Expr expr = translate(filter, path);
        parts.add(place, new Part(path, expr));
        return expr;
    }

    private Expr translate(Filter filter, String path) {
        return switch (filter) {
            case Filter.All(List<Filter> filters) -> join(filters, path, "all", Expr::and, true);
            case Filter.Any(List<Filter> filters) -> join(filters, path, "any", Expr::or, false);
            case Filter.Not(Filter inner) -> Expr.not(part(inner, Part.inside(path, "not")));
            case Filter.OnProperty(String name, Condition condition) ->
                    condition.of(Expr.user(name));
            case Filter.Did(EventSelector event, Times times, Window window) ->
                    count(
                            new Behavior("b" + (behaviors.size() + 1), window, List.of(event)),
                            times);
            case Filter.Selector(Expr expr) -> expr;
        };
    }

    private Expr join(
            List<Filter> filters,
            String path,
            String key,
            BinaryOperator<Expr> join,
            boolean none) {
        List<Expr> exprs = new ArrayList<>();
        for (Filter filter : filters) {
            exprs.add(part(filter, Part.inside(path, key + '[' + exprs.size() + ']')));
        }
        return exprs.stream().reduce(join).orElse(Expr.of(Value.of(none)));
    }

    private Expr count(Behavior behavior, Times times) {
        behaviors.add(behavior);
        Expr count = new Expr.Count(behavior.name());
        Expr least = count.compare(AT_LEAST, number(times.least()));
        Expr most = count.compare(AT_MOST, number(times.most()));
        if (times.most() == Times.UNBOUNDED) {
            return least;
        }
        if (times.least() == times.most()) {
            return count.compare(EQUAL, number(times.least()));
        }
        return times.least() == 0 ? most : least.and(most);
    }

    private static Expr number(int number) {
        return Expr.of(Value.of((double) number));
    }
}
