package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.text.EnumWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words of which one stands somewhere. */
final class Words {
    private Words() {}

    /** An enum's constants by their names in small letters. */
    static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E word : type.getEnumConstants()) {
            words.put(EnumWord.of(word), word);
        }
        return words;
    }

    /** A regular expression of the words, in small letters or capitals. */
    static String anyCase(Iterable<String> words) {
        List<String> patterns = new ArrayList<>();
        for (String word : words) {
            patterns.add(
                    word.chars()
                            .mapToObj(Character::toString)
                            .map(letter -> anyCase(letter))
                            .collect(Collectors.joining()));
        }
        return "^(" + String.join("|", patterns) + ")$";
    }

    private static String anyCase(String letter) {
        String capital = letter.toUpperCase(Locale.ROOT);
        return capital.equals(letter) ? letter : '[' + letter + capital + ']';
    }

    /**
     * The values that YAML has for words: texts, and also numbers and truths that are written so.
     */
    static List<Object> values(Iterable<String> words) {
        List<Object> values = new ArrayList<>();
        for (String word : words) {
            values.add(word);
            if (word.matches("\\d+")) {
                values.add(Integer.valueOf(word));
            }
            if (word.equals("true") || word.equals("false")) {
                values.add(Boolean.valueOf(word));
            }
        }
        return values;
    }
}
