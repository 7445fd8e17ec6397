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
record DayRange(int start, int end, int visits, int carts, int purchases) {
    static DayRange regular(int start, int end) {
        return new DayRange(start, end, 370, 300, 850);
    }

    static DayRange frequent(int start, int end) {
        return new DayRange(start, end, 250, 300, 800);
    }

    static DayRange occasional(int start, int end) {
        return new DayRange(start, end, 140, 350, 650);
    }

    static DayRange browsing(int start, int end) {
        return new DayRange(start, end, 250, 0, 0);
    }

    static DayRange abandoning(int start, int end) {
        return new DayRange(start, end, 400, 700, 0);
    }

    static DayRange passing(int start, int end) {
        return new DayRange(start, end, 80, 300, 0);
    }

    static DayRange once(int day) {
        return new DayRange(day, day + 1, 1000, 1000, 1000);
    }
}
