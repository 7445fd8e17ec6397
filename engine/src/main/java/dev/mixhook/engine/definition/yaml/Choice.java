package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads one of an enum's names. */
final class Choice {
    private Choice() {}

    /**
     * The constant under a key, or a problem.
     *
     * @param spelling makes what was typed the small letters that are expected
     */
    static <E extends Enum<E>> Optional<E> read(
            Section section, String key, Class<E> type, UnaryOperator<String> spelling) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E word : type.getEnumConstants()) {
            words.put(EnumWord.of(word), word);
        }
        return section.read(
                key,
                String.join(" or ", words.keySet()),
                scalar -> Optional.ofNullable(words.get(spelling.apply(scalar.text()))),
                typed -> Suggestion.meant(typed, words.keySet()));
    }
}
