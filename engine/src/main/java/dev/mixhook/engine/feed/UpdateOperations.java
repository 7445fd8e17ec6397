package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonNumbers;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.selector.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the operations on profiles (mixpanel.md 5.3). */
final class UpdateOperations {
    private static final List<String> NAMES =
            List.of(
                    "$set",
                    "$set_once",
                    "$add",
                    "$append",
                    "$union",
                    "$remove",
                    "$unset",
                    "$delete");

    private UpdateOperations() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Whether a name is an operation's but for a letter. */
    static boolean isNear(String name) {
        return !Suggestion.meant(name, NAMES).isEmpty();
    }

    static BadLine unknown(String name) {
        return new BadLine(
                FoundText.name(name) + " is no operation; there are " + String.join(", ", NAMES));
    }

    /**
     * The operation whose operand the parser stands at the start of.
     *
     * @throws BadLine if it takes another kind of operand
     */
    static ProfileUpdate read(String name, JsonParser json, byte[] line) {
        return switch (name) {
            case "$set" -> new ProfileUpdate.Set(members(name, json, line));
            case "$set_once" -> new ProfileUpdate.SetOnce(members(name, json, line));
            case "$add" -> new ProfileUpdate.Add(numbers(members(name, json, line)));
            case "$append" -> new ProfileUpdate.Append(members(name, json, line));
            case "$union" -> new ProfileUpdate.Union(lists(json, line));
            case "$remove" -> new ProfileUpdate.Remove(members(name, json, line));
            case "$unset" -> new ProfileUpdate.Unset(names(json));
            case "$delete" -> {
                json.skipChildren();
                yield new ProfileUpdate.Delete();
            }
            default -> throw unknown(name);
        };
    }

    /** The members of the object that the parser stands at the start of, as JSON texts. */
    static Map<String, String> members(String name, JsonParser json, byte[] line) {
        requireObject(name, json);
        return JsonText.members(json, line);
    }

    static void requireObject(String name, JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new BadLine('"' + name + "\" is " + FoundText.value(json) + ", not an object");
        }
    }

    private static Map<String, BigDecimal> numbers(Map<String, String> members) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        members.forEach(
                (name, json) ->
                        numbers.put(
                                name,
                                JsonNumbers.exact(json)
                                        .orElseThrow(
                                                () ->
                                                        new BadLine(
                                                                "\"$add\" of "
                                                                        + FoundText.name(name)
                                                                        + " is no number to"
                                                                        + " calculate with"))));
        return numbers;
    }

    private static Map<String, List<String>> lists(JsonParser json, byte[] line) {
        requireObject("$union", json);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            // SDKs send a single value as it is.
            boolean isList = json.nextToken() == JsonToken.START_ARRAY;
            lists.put(
                    name,
                    isList ? JsonText.elements(json, line) : List.of(JsonText.slice(json, line)));
        }
        return lists;
    }

    private static List<String> names(JsonParser json) {
        List<String> names = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new BadLine("\"$unset\" is not a list of names");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new BadLine("\"$unset\" is not a list of names");
            }
            names.add(json.getString());
        }
        return names;
    }
}
