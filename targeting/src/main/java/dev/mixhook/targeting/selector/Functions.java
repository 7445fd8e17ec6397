package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is called by name: Mixpanel's casts and roundings, and our extensions, whose names begin
 * with {@code mixhook.} (R-T10).
 */
final class Functions {
    static final String ITEM = "mixhook.item";
    static final String LIST_OF = "mixhook.list";

    /**
     * What {@code NOW}, which is a number, is called in a tree, whose own {@code now} is a date.
     */
    static final String NOW = "mixhook.now";

    static final Map<String, UnaryOperator> UNARY =
            Map.of(
                    "defined", UnaryOperator.DEFINED,
                    "boolean", UnaryOperator.BOOLEAN,
                    "number", UnaryOperator.NUMBER,
                    "string", UnaryOperator.STRING,
                    "list", UnaryOperator.LIST,
                    "datetime", UnaryOperator.DATETIME,
                    "floor", UnaryOperator.FLOOR,
                    "round", UnaryOperator.ROUND,
                    "ceil", UnaryOperator.CEIL);

    static final Map<String, BinaryOperator> BINARY =
            Map.of(
                    "mixhook.starts_with", BinaryOperator.STARTS_WITH,
                    "mixhook.ends_with", BinaryOperator.ENDS_WITH);

    static final Map<String, Quantifier> QUANTIFIERS =
            Map.of("mixhook.any", Quantifier.ANY, "mixhook.all", Quantifier.ALL);

    private static final Set<String> SCOPES = Set.of("user", "properties", "event", "behaviors");

    private static final Set<String> OPERANDS =
            Set.of(
                    "user",
                    "properties",
                    "event",
                    "behaviors",
                    "true",
                    "false",
                    "null",
                    "now",
                    "not",
                    ITEM);

    private Functions() {}

    /** The call of a function; empty if none of that name takes as many operands. */
    static Optional<Expr> call(String name, List<Expr> operands) {
        UnaryOperator unary = UNARY.get(name);
        if (unary != null && operands.size() == 1) {
            return Optional.of(new Expr.Unary(unary, operands.getFirst()));
        }
        BinaryOperator binary = BINARY.get(name);
        if (binary != null && operands.size() == 2) {
            return Optional.of(new Expr.Binary(binary, operands.getFirst(), operands.getLast()));
        }
        Quantifier quantifier = QUANTIFIERS.get(name);
        if (quantifier != null && operands.size() == 2) {
            return Optional.of(
                    new Expr.Quantified(quantifier, operands.getFirst(), operands.getLast()));
        }
        return Optional.empty();
    }

    /** What is said of a word that the language does not have. */
    static String unknown(Token word) {
        return "Found "
                + word.shown()
                + ", which is no word of the language."
                + Suggestion.meant(word.text(), words());
    }

    /** What is said of a word that nothing follows which it could go with. */
    static String alone(Token word) {
        String name = word.text();
        if (names().contains(name)) {
            return "`%1$s` takes its values in parentheses: %1$s(…).".formatted(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && SCOPES.contains(name.substring(0, dot))
                ? "Found %s; a property is written %s[\"%s\"]."
                        .formatted(word.shown(), name.substring(0, dot), name.substring(dot + 1))
                : unknown(word);
    }

    /** What is said of a call with too many or too few values. */
    static String miscalled(Token function) {
        String name = function.text();
        if (UNARY.containsKey(name)) {
            return '`' + name + "` takes one value.";
        }
        return BINARY.containsKey(name) || QUANTIFIERS.containsKey(name)
                ? '`' + name + "` takes two values."
                : unknown(function);
    }

    private static Set<String> words() {
        Set<String> words = names();
        words.addAll(OPERANDS);
        return words;
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(UNARY.keySet());
        names.addAll(BINARY.keySet());
        names.addAll(QUANTIFIERS.keySet());
        return names;
    }

    /** The name under which an operator is called, for those that are. */
    static <T extends Enum<T>> Optional<String> nameOf(Map<String, T> functions, T operator) {
        return functions.entrySet().stream()
                .filter(function -> function.getValue().equals(operator))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
