package dev.mixhook.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers from 0 on for users of whom nothing else is known than their {@code $distinct_id}. */
public final class UserNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    /** The user's number; the next one for whom is new. */
    public int of(String id) {
        Integer known = numbers.putIfAbsent(id, ids.size());
        if (known != null) {
            return known;
        }
        ids.add(id);
        return ids.size() - 1;
    }

    /** Whose number it is. */
    public String id(int number) {
        return ids.get(number);
    }
}
