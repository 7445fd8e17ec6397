package dev.mixhook.engine.generator;

/**
 * Days during which somebody keeps to one habit.
 *
 * @param start the first day, counted from the shop's {@code from}; history is negative
 * @param end the day after the last
 * @param visits how likely a visit is on a day, per mille
 * @param carts how likely a visit fills a cart, per mille
 * @param purchases how likely a filled cart is bought, per mille
 */
record Span(int start, int end, int visits, int carts, int purchases) {
    static Span regular(int start, int end) {
        return new Span(start, end, 370, 300, 850);
    }

    static Span frequent(int start, int end) {
        return new Span(start, end, 250, 300, 800);
    }

    static Span occasional(int start, int end) {
        return new Span(start, end, 140, 350, 650);
    }

    static Span browsing(int start, int end) {
        return new Span(start, end, 250, 0, 0);
    }

    static Span abandoning(int start, int end) {
        return new Span(start, end, 400, 700, 0);
    }

    static Span passing(int start, int end) {
        return new Span(start, end, 80, 300, 0);
    }

    static Span once(int day) {
        return new Span(day, day + 1, 1000, 1000, 1000);
    }
}
