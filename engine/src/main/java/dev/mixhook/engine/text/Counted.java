package dev.mixhook.engine.text;

import java.util.Locale;
import java.util.Map;

/** Counts with what is counted, one or several of it: {@code 1 person}, {@code 2,000 people}. */
public final class Counted {
    private static final Map<String, String> SEVERAL =
            Map.of("person", "people", "matches", "match", "was", "were");

    private Counted() {}

    /**
     * The count, with commas at the thousands, and the noun.
     *
     * @param noun of one, such as {@code person} or {@code damaged line}
     */
    public static String of(long count, String noun) {
        return of(count) + ' ' + noun(count, noun);
    }

    /** The count alone. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The noun, or the verb, that goes with a count. */
    public static String noun(long count, String one) {
        return count == 1 ? one : SEVERAL.getOrDefault(one, one + 's');
    }
}
