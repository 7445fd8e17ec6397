package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Behavior.EventSelector;
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

    /** A part written in Mixpanel's own language; it counts no behaviors of its own. */
    record Selector(Expr expr) implements Filter {}

    /** The translation: a selector, and the behaviors that its {@code behaviors["…"]} name. */
    default Target target() {
        Translation translation = new Translation();
        Expr selector = translation.whole(this);
        return new Target(selector, translation.behaviors(), translation.parts());
    }
}
