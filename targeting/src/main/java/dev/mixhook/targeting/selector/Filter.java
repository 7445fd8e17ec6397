package dev.mixhook.targeting.selector;

import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_LEAST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.AT_MOST;
import static dev.mixhook.targeting.selector.Expr.BinaryOperator.EQUAL;

import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * A target as people write it (R-T3, R-T4); it means exactly {@link #target()}, its translation
 * (R-T10).
 */
public sealed interface Filter {
    record All(List<Filter> filters) implements Filter {
        public All {
            filters = List.copyOf(filters);
        }
    }

    record Any(List<Filter> filters) implements Filter {
        public Any {
            filters = List.copyOf(filters);
        }
    }

    record Not(Filter filter) implements Filter {}

    record OnProperty(String name, Condition condition) implements Filter {}

    /** How often somebody did an event in a window. */
    record Did(EventSelector event, Times times, Window window) implements Filter {}

    /** Between {@code least} and {@code most} times, both included. */
    record Times(int least, int most) {
        public static final int UNBOUNDED = Integer.MAX_VALUE;

        public Times {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException(
                        "times are from 0 up, the smaller first, were " + least + " and " + most);
            }
        }
    }

    /** The translation: a selector, and the behaviors that its {@code behaviors["…"]} name. */
    default Target target() {
        List<Behavior> behaviors = new ArrayList<>();
        Expr selector = translate(behaviors);
        return new Target(selector, behaviors);
    }

    private Expr translate(List<Behavior> behaviors) {
        return switch (this) {
            case All(List<Filter> filters) ->
                    filters.stream()
                            .map(filter -> filter.translate(behaviors))
                            .reduce(Expr::and)
                            .orElse(Expr.of(Value.of(true)));
            case Any(List<Filter> filters) ->
                    filters.stream()
                            .map(filter -> filter.translate(behaviors))
                            .reduce(Expr::or)
                            .orElse(Expr.of(Value.of(false)));
            case Not(Filter filter) -> Expr.not(filter.translate(behaviors));
            case OnProperty(String name, Condition condition) -> condition.of(Expr.user(name));
            case Did(EventSelector event, Times times, Window window) -> {
                String name = "b" + (behaviors.size() + 1);
                behaviors.add(new Behavior(name, window, List.of(event)));
                yield count(new Expr.Count(name), times);
            }
        };
    }

    private static Expr count(Expr count, Times times) {
        Expr least = count.compare(AT_LEAST, Expr.of(Value.of((double) times.least())));
        Expr most = count.compare(AT_MOST, Expr.of(Value.of((double) times.most())));
        if (times.most() == Times.UNBOUNDED) {
            return least;
        }
        if (times.least() == times.most()) {
            return count.compare(EQUAL, Expr.of(Value.of((double) times.least())));
        }
        return times.least() == 0 ? most : least.and(most);
    }
}
