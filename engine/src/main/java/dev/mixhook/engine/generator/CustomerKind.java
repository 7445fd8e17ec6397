package dev.mixhook.engine.generator;

import java.util.List;

/** What becomes of a customer. */
enum CustomerKind {
    REGULAR(180),
    OCCASIONAL(110),
    LAPSED(190),
    LAPSING(150),
    RETURNING(60),
    ABANDONER(170),
    ONE_TIME(40),
    NEWCOMER(70),
    SILENT(30);

    private final int perMille;

    CustomerKind(int perMille) {
        this.perMille = perMille;
    }

    static CustomerKind drawnBy(SeededRandom random) {
        int left = random.between(0, 999);
        for (CustomerKind kind : values()) {
            left -= kind.perMille;
            if (left < 0) {
                return kind;
            }
        }
        throw new AssertionError("the shares of the kinds make less than 1000");
    }

    /** Whether such a person's first visit is the sign-up. */
    boolean signsUp(SeededRandom random) {
        return switch (this) {
            case ONE_TIME, NEWCOMER -> true;
            case SILENT -> false;
            case REGULAR, OCCASIONAL, LAPSED, LAPSING, RETURNING, ABANDONER -> random.chance(250);
        };
    }

    /**
     * How such a person lives through the shop's days.
     *
     * @param first the first day, at least 20 before the shop's {@code from}
     * @param end the day after the last
     */
    List<DayRange> spans(int first, int end, SeededRandom random) {
        return switch (this) {
            case REGULAR -> List.of(DayRange.regular(first, end));
            case OCCASIONAL -> List.of(DayRange.occasional(first, end));
            case LAPSED -> List.of(DayRange.frequent(first, random.between(first + 5, -15)));
            case LAPSING -> List.of(DayRange.frequent(first, random.between(-13, end - 15)));
            case RETURNING -> {
                int leaves = random.between(first / 2, end / 3);
                int returns = leaves + random.between(17, 40);
                yield List.of(DayRange.frequent(first, leaves), DayRange.frequent(returns, end));
            }
            case ABANDONER -> {
                int week = random.between(-7, end - 7);
                yield List.of(DayRange.browsing(first, week), DayRange.abandoning(week, week + 8));
            }
            case ONE_TIME -> List.of(DayRange.once(random.between(first / 2, end - 15)));
            case NEWCOMER -> {
                int joins = random.between(0, end - 5);
                yield List.of(DayRange.frequent(joins, random.between(joins + 5, 2 * end)));
            }
            case SILENT -> List.of();
        };
    }
}
