package dev.mixhook.targeting.person;

import dev.mixhook.targeting.json.JsonLists;
import dev.mixhook.targeting.json.JsonNumbers;
import dev.mixhook.targeting.json.JsonText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation on a profile, as Mixpanel's {@code /engage} takes them (mixpanel.md 5.3); values
 * are JSON texts. Null counts as missing (R-T5). An operation passes over a value that it does not
 * fit: nothing is added to a text, nothing appended to what is no list.
 */
public sealed interface ProfileUpdate {
    /** Overwrites. */
    record Set(Map<String, String> properties) implements ProfileUpdate {
        public Set {
            properties = copy(properties);
        }
    }

    /** Sets what is missing. */
    record SetOnce(Map<String, String> properties) implements ProfileUpdate {
        public SetOnce {
            properties = copy(properties);
        }
    }

    /** Adds to numbers, digit for digit (R-W6); a missing one is 0. */
    record Add(Map<String, BigDecimal> numbers) implements ProfileUpdate {
        public Add {
            numbers = copy(numbers);
        }
    }

    /** Puts an element at the end of a list each; a missing list is empty. */
    record Append(Map<String, String> elements) implements ProfileUpdate {
        public Append {
            elements = copy(elements);
        }
    }

    /** Appends those elements that the list does not have. */
    record Union(Map<String, List<String>> lists) implements ProfileUpdate {
        public Union {
            lists = copy(lists);
        }
    }

    /** Takes an element out of a list each, wherever it stands in it. */
    record Remove(Map<String, String> elements) implements ProfileUpdate {
        public Remove {
            elements = copy(elements);
        }
    }

    /** Takes properties away. */
    record Unset(List<String> names) implements ProfileUpdate {
        public Unset {
            names = List.copyOf(names);
        }
    }

    /** Takes the whole profile away; what was done stays. */
    record Delete() implements ProfileUpdate {}

    /**
     * Changes the properties in place: what is overwritten keeps its place, what is new comes last
     * (R-W4).
     */
    default void applyTo(Map<String, String> properties) {
        switch (this) {
            case Set(Map<String, String> values) -> properties.putAll(values);
            case SetOnce(Map<String, String> values) ->
                    values.forEach(
                            (name, value) ->
                                    properties.merge(
                                            name,
                                            value,
                                            (old, first) -> JsonText.isNull(old) ? first : old));
            case Add(Map<String, BigDecimal> numbers) ->
                    numbers.forEach(
                            (name, number) ->
                                    properties.merge(
                                            name,
                                            number.toPlainString(),
                                            (old, alone) ->
                                                    JsonText.isNull(old)
                                                            ? alone
                                                            : JsonNumbers.sum(old, number)));
            case Append(Map<String, String> elements) ->
                    elements.forEach(
                            (name, element) ->
                                    JsonLists.change(properties, name, list -> list.add(element)));
            case Union(Map<String, List<String>> lists) ->
                    lists.forEach(
                            (name, elements) ->
                                    JsonLists.change(
                                            properties,
                                            name,
                                            list -> JsonLists.addMissing(list, elements)));
            case Remove(Map<String, String> elements) ->
                    elements.forEach(
                            (name, element) ->
                                    JsonLists.change(
                                            properties,
                                            name,
                                            list -> JsonLists.removeEvery(list, element)));
            case Unset(List<String> names) -> names.forEach(properties::remove);
            case Delete() -> properties.clear();
        }
    }

    /** The properties that the operation is about by their names. */
    default Collection<String> names() {
        return switch (this) {
            case Set(Map<String, String> values) -> values.keySet();
            case SetOnce(Map<String, String> values) -> values.keySet();
            case Add(Map<String, BigDecimal> numbers) -> numbers.keySet();
            case Append(Map<String, String> elements) -> elements.keySet();
            case Union(Map<String, List<String>> lists) -> lists.keySet();
            case Remove(Map<String, String> elements) -> elements.keySet();
            case Unset(List<String> names) -> names;
            case Delete() -> List.of();
        };
    }

    /**
     * Whether there is a profile after these operations. To take something away creates none;
     * everything else does (R-T1).
     */
    static boolean leaveProfile(List<ProfileUpdate> updates, boolean before) {
        boolean exists = before;
        for (ProfileUpdate update : updates) {
            exists =
                    switch (update) {
                        case Set _, SetOnce _, Add _, Append _, Union _ -> true;
                        case Remove _, Unset _ -> exists;
                        case Delete _ -> false;
                    };
        }
        return exists;
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
