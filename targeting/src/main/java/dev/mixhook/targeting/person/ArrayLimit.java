package dev.mixhook.targeting.person;

/**
 * How long an array that grows can become.
 *
 * @param most how many places it can have
 */
public record ArrayLimit(int most) {
    /** What Java allows; a few places are its own. */
    public static final ArrayLimit JAVA = new ArrayLimit(Integer.MAX_VALUE - 8);

    public ArrayLimit {
        if (most < 1) {
            throw new IllegalArgumentException("an array has at least 1 place, was " + most);
        }
    }

    /**
     * A length that is enough, and half as much again as before if that can be, so that what comes
     * one by one is rarely copied.
     *
     * @param length the one before
     * @param needed how many places there have to be
     * @param what is kept there, such as {@code events of one name}
     * @throws TooBigException if there cannot be so many
     */
    public int grown(int length, long needed, String what) {
        return (int) Math.max(checked(needed, what), Math.min(most, length + length / 2L));
    }

    /**
     * The number of places, if there can be so many.
     *
     * @throws TooBigException if there cannot
     */
    public int checked(long needed, String what) {
        if (needed > most) {
            throw new TooBigException(most, what);
        }
        return (int) needed;
    }
}
