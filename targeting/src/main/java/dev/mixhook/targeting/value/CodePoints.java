package dev.mixhook.targeting.value;

/**
 * The order of texts by code point, which is not that of {@link String#compareTo} beyond the basic
 * plane (R-W9, R-T9).
 */
public final class CodePoints {
    private CodePoints() {}

    public static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean astral = Character.isSurrogate(l);
                return astral == Character.isSurrogate(r)
                        ? Character.compare(l, r)
                        : astral ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
