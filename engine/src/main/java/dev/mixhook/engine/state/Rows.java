package dev.mixhook.engine.state;

/**
 * Where the facts about a user are kept: a row for whom there are any, so that a campaign with few
 * sends stays small among millions of people.
 */
final class Rows {
    /** The row of whom there is nothing about; nothing is written to it. */
    static final int NONE = 0;

    private final IntColumn rows = new IntColumn(NONE);
    private int count;

    /** The user's row, or {@link #NONE}. */
    int of(int user) {
        return rows.get(user);
    }

    /** The user's row, a new one if there was none. */
    int add(int user) {
        int row = rows.get(user);
        if (row != NONE) {
            return row;
        }
        count++;
        rows.set(user, count);
        return count;
    }

    /** How many rows there are, from 1 on. */
    int count() {
        return count;
    }
}
