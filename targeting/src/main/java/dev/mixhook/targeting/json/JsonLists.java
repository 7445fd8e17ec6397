package dev.mixhook.targeting.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;

/**
 * Lists in profiles as the JSON texts of their elements. Elements are the same if they are the same
 * value, however written: {@code 1} and {@code 1.0}.
 */
public final class JsonLists {
    private JsonLists() {}

    /**
     * Changes a property that is a list; a missing one is an empty list, and anything else stays.
     *
     * @param change tells whether it changed anything; if not, the property stays as written
     */
    public static void change(
            Map<String, String> properties, String name, Predicate<List<String>> change) {
        String json = properties.get(name);
        List<String> elements = new ArrayList<>();
        if (json != null && !JsonText.isNull(json)) {
            if (!json.startsWith("[")) {
                return;
            }
            elements = elements(json);
        }
        if (change.test(elements)) {
            properties.put(name, elements.stream().collect(Collectors.joining(", ", "[", "]")));
        }
    }

    /** Appends those elements that the list does not have; tells whether there were any. */
    public static boolean addMissing(List<String> list, List<String> elements) {
        Set<String> there = new HashSet<>();
        list.forEach(element -> there.add(CanonicalJson.of(element)));
        int before = list.size();
        for (String element : elements) {
            if (there.add(CanonicalJson.of(element))) {
                list.add(element);
            }
        }
        return list.size() > before;
    }

    /** Takes an element out wherever it stands; tells whether it was there. */
    public static boolean removeEvery(List<String> list, String element) {
        String removed = CanonicalJson.of(element);
        return list.removeIf(other -> CanonicalJson.of(other).equals(removed));
    }

    private static List<String> elements(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = JsonText.parser(bytes)) {
            parser.nextToken();
            return JsonText.elements(parser, bytes);
        }
    }
}
