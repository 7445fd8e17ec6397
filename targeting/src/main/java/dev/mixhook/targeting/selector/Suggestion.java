package dev.mixhook.targeting.selector;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What somebody who mistyped a word may have meant. */
public final class Suggestion {
    /** How many letters of a word's beginning tell which one it is. */
    private static final int TELLING = 3;

    private Suggestion() {}

    /** {@code Did you mean `word`?} with a space before it; nothing if no word is near. */
    public static String meant(String typed, Collection<String> words) {
        return nearest(typed, words).map(Suggestion::of).orElse("");
    }

    /** {@code Did you mean `word`?} with a space before it, of a word that was found otherwise. */
    public static String of(String word) {
        return " Did you mean `" + word + "`?";
    }

    /** The nearest of the other words: one that begins so, or of which a third differs at most. */
    private static Optional<String> nearest(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> !word.equals(typed))
                .filter(word -> begins(lower, word) || isNear(lower, word))
                .min(
                        Comparator.<String>comparingInt(word -> begins(lower, word) ? 0 : 1)
                                .thenComparingInt(word -> distance(lower, word))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * The nearest of other names, which may be written in any letters: one that differs in nothing
     * but capitals first.
     */
    public static Optional<String> nearestName(String typed, Collection<String> names) {
        String lower = typed.toLowerCase(Locale.ROOT);
        Map<String, String> byLower = new TreeMap<>();
        names.stream()
                .filter(name -> !name.equals(typed))
                .forEach(name -> byLower.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        Optional<String> nearest =
                byLower.containsKey(lower) ? Optional.of(lower) : nearest(lower, byLower.keySet());
        return nearest.map(byLower::get);
    }

    private static boolean begins(String typed, String word) {
        return typed.length() >= TELLING && word.startsWith(typed);
    }

    private static boolean isNear(String typed, String word) {
        int allowed = Math.max(1, word.length() / 3);
        return Math.abs(word.length() - typed.length()) <= allowed
                && distance(typed, word) <= allowed;
    }

    /** Letters to insert, leave out, replace or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] d) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
