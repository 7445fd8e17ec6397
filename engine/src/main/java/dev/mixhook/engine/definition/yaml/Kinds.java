package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.ZoneNames;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The kinds of single values. */
public final class Kinds {
    private static final Set<Node.Type> TEXTS = EnumSet.of(Node.Type.TEXT);
    private static final Set<Node.Type> NUMBERS = EnumSet.of(Node.Type.NUMBER);
    private static final Set<Node.Type> SCALARS =
            EnumSet.of(Node.Type.TEXT, Node.Type.NUMBER, Node.Type.TRUTH);

    /** What YAML has for a text that is read as it is written. */
    private static final JsonSchema AS_WRITTEN = JsonSchema.type("string", "number", "boolean");

    private static final Pattern DIGITS = Pattern.compile("-?\\d+");

    private Kinds() {}

    /** A text: the characters as they stand, also where YAML takes them for something else. */
    public static Kind<String> text() {
        return new ScalarKind<>(
                SCALARS, true, takes("text"), Kinds::text, Kinds::noHint, AS_WRITTEN);
    }

    /** A text that is not empty. */
    public static Kind<String> name() {
        return new ScalarKind<>(
                SCALARS,
                true,
                takes("text"),
                (scalar, spot) -> {
                    if (scalar.written().isBlank()) {
                        spot.problem(scalar, "Nothing here; `" + spot.key() + "` is not empty.");
                    }
                    return text(scalar, spot);
                },
                Kinds::noHint,
                AS_WRITTEN.with("minLength", 1));
    }

    private static Optional<String> text(Node.Scalar scalar, Spot spot) {
        return Section.text(scalar, spot.path(), spot.problems());
    }

    private static String noHint(String typed) {
        return "";
    }

    private static UnaryOperator<String> takes(String what) {
        return key -> "`" + key + "` takes " + what + '.';
    }

    public static Kind<Boolean> truth() {
        return new ScalarKind<>(
                EnumSet.of(Node.Type.TRUTH),
                true,
                takes("true or false"),
                (scalar, _) -> Optional.of(Boolean.valueOf(scalar.text())),
                Kinds::noHint,
                JsonSchema.type("boolean"));
    }

    /** A whole number; no most where it is {@link Integer#MAX_VALUE}. */
    public static Kind<Integer> integer(int least, int most) {
        boolean bounded = most < Integer.MAX_VALUE;
        return integer(
                "a whole number from " + least + (bounded ? " to " + most : ""), least, most);
    }

    /**
     * A whole number that is told of in other words.
     *
     * @param expected what would be right
     */
    public static Kind<Integer> integer(String expected, int least, int most) {
        return new ScalarKind<>(
                NUMBERS,
                true,
                takes(expected),
                (scalar, _) ->
                        Scalars.integer(scalar).filter(number -> number >= least && number <= most),
                Kinds::noHint,
                JsonSchema.type("integer").with("minimum", least).with("maximum", most));
    }

    /**
     * A number without quotes.
     *
     * @param right what would be right under a key, as a sentence
     */
    public static Kind<Double> number(UnaryOperator<String> right) {
        return new ScalarKind<>(
                NUMBERS,
                true,
                right,
                (scalar, _) -> Scalars.number(scalar),
                Kinds::noHint,
                JsonSchema.type("number"));
    }

    /** A time with its unit, from seconds to months. */
    public static Kind<Duration> duration() {
        return text(
                "a time with its unit, such as 14 days", scalar -> Durations.parse(scalar.text()));
    }

    /** A time that is measured, from milliseconds on. */
    public static Kind<Duration> realTime(String expected) {
        return text(expected, scalar -> Durations.parseReal(scalar.text()));
    }

    public static Kind<ZoneId> zone() {
        return text(
                "a time zone, such as America/Los_Angeles",
                scalar -> ZoneNames.parse(scalar.text()),
                Zones::meant);
    }

    /** A constant of an enum, by its name in small letters. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        Map<String, E> words = Words.of(type);
        return words(String.join(" or ", words.keySet()), words);
    }

    /** One of some words. */
    public static <T> Kind<T> words(String expected, Map<String, T> words) {
        return new ScalarKind<>(
                SCALARS,
                true,
                takes(expected),
                (scalar, _) -> Optional.ofNullable(words.get(scalar.text())),
                typed ->
                        DIGITS.matcher(typed).matches()
                                ? ""
                                : Suggestion.meant(typed, words.keySet()),
                JsonSchema.oneOf(Words.values(words.keySet())));
    }

    /** One of two words. */
    public static <T> Kind<T> either(String word, T value, String other, T otherValue) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(word, value);
        words.put(other, otherValue);
        return words(word + " or " + other, words);
    }

    /** A constant of an enum, by its name in small letters or capitals. */
    public static <E extends Enum<E>> Kind<E> unit(Class<E> type) {
        Map<String, E> words = Words.of(type);
        return new ScalarKind<>(
                TEXTS,
                true,
                takes(String.join(" or ", words.keySet())),
                (scalar, _) ->
                        Optional.ofNullable(words.get(scalar.text().toLowerCase(Locale.ROOT))),
                typed -> Suggestion.meant(typed, words.keySet()),
                anyCase(words.keySet()));
    }

    /** Words in small letters or capitals; the small ones are those that editors offer. */
    public static JsonSchema anyCase(Collection<String> words) {
        return JsonSchema.anyOf(
                JsonSchema.oneOf(Words.values(words)),
                JsonSchema.type("string").with("pattern", Words.anyCase(words)));
    }

    /** A text that means something. */
    public static <T> Kind<T> text(String expected, Function<Node.Scalar, Optional<T>> meaning) {
        return text(expected, meaning, Kinds::noHint);
    }

    /**
     * A text that means something.
     *
     * @param hint to somebody who typed another one, with a space before it; or nothing
     */
    public static <T> Kind<T> text(
            String expected,
            Function<Node.Scalar, Optional<T>> meaning,
            UnaryOperator<String> hint) {
        return new ScalarKind<>(
                TEXTS,
                false,
                takes(expected),
                (scalar, _) -> meaning.apply(scalar),
                hint,
                JsonSchema.type("string"));
    }

    /**
     * A text whose meaning depends on more than itself, such as a time zone; {@link
     * Section#read(Key, Function)} gives it one.
     */
    public static Kind<Node.Scalar> raw(String expected) {
        return text(expected, Optional::of);
    }

    /** A number whose meaning depends on more than itself, likewise. */
    public static Kind<Node.Scalar> rawNumber(String expected) {
        return new ScalarKind<>(
                NUMBERS,
                true,
                takes(expected),
                (scalar, _) -> Optional.of(scalar),
                Kinds::noHint,
                JsonSchema.type("number"));
    }

    /** A text, a number or a truth that means something, whichever YAML takes it for. */
    public static <T> Kind<T> scalar(String expected, Function<Node.Scalar, Optional<T>> meaning) {
        return scalar(expected, (scalar, _) -> meaning.apply(scalar));
    }

    /** A text, a number or a truth whose meaning also hangs on where it stands. */
    public static <T> Kind<T> scalar(
            String expected, BiFunction<Node.Scalar, Spot, Optional<T>> meaning) {
        return new ScalarKind<>(
                SCALARS, false, takes(expected), meaning, Kinds::noHint, AS_WRITTEN);
    }
}
