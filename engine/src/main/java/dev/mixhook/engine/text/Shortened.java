package dev.mixhook.engine.text;

/** The beginning of a text, where messages have no room for all of it. */
public final class Shortened {
    private Shortened() {}

    /**
     * The text, or as much of it as may be shown and an ellipsis; what is one character stays
     * whole.
     *
     * @param most characters (UTF-16) that are shown
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean isHalf = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, isHalf ? most - 1 : most) + '…';
    }

    /** The first line that is not blank, shortened; empty if there is none. */
    public static String line(String text, int most) {
        return of(text.strip().lines().findFirst().orElse(""), most);
    }
}
