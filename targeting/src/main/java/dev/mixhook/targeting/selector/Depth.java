package dev.mixhook.targeting.selector;

import java.util.ArrayDeque;

/**
 * How deep a selector may be, as text and as a tree: deeper than people write, and so that a stack
 * of 16 MB, which the launcher asks for, holds its evaluation.
 */
final class Depth {
    /** Operators inside each other; a chain of one operator counts each. */
    static final int DEEPEST = 2000;

    static final String MESSAGE = "nested or chained more than " + DEEPEST + " operators deep";

    private Depth() {}

    private record Open(Expr expr, int depth) {}

    /** Whether there are more; however deep, it takes no stack. */
    static boolean isTooDeep(Expr whole) {
        ArrayDeque<Open> open = new ArrayDeque<>();
        open.push(new Open(whole, 0));
        while (!open.isEmpty()) {
            Open next = open.pop();
            if (next.depth() > DEEPEST) {
                return true;
            }
            next.expr().parts().forEach(part -> open.push(new Open(part, next.depth() + 1)));
        }
        return false;
    }
}
