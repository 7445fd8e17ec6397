package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.selector.Suggestion;
import java.util.Map;
import java.util.Optional;

/** Reads one of an enum's names. */
final class Choice {
    private Choice() {}

    /** The constant under a key, or a problem. */
    static <E extends Enum<E>> Optional<E> read(OpenSection section, String key, Class<E> type) {
        Map<String, E> words = Words.of(type);
        return section.read(
                key,
                String.join(" or ", words.keySet()),
                scalar -> Optional.ofNullable(words.get(scalar.text())),
                typed -> Suggestion.meant(typed, words.keySet()));
    }
}
