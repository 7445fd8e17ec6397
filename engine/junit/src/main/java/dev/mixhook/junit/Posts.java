package dev.mixhook.junit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which POSTs a fault is about: those that fit all of its parts.
 *
 * @param first number of the first of them, from 1
 * @param last number of the last
 * @param users at least one of them is in the POST; empty for anybody
 * @param percent of them, above 0 and up to 100; which ones the seed draws
 */
public record Posts(long first, long last, List<String> users, double percent) {
    static final long LAST = 999_999_999;

    public Posts {
        users = List.copyOf(users);
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "a share is more than 0 and at most 100 percent, was " + percent);
        }
    }

    /** Such of them as are of one of these users. */
    public Posts of(String... ids) {
        return new Posts(first, last, List.of(ids), percent);
    }

    /** Some of them: each with this chance. */
    public Posts withChance(double percentOfThem) {
        return new Posts(first, last, users, percentOfThem);
    }

    /** The fault as a contract file has it, in JSON. */
    String with(String fault, Object value) {
        Map<String, Object> line = new LinkedHashMap<>();
        if (first == last) {
            line.put("post", first);
        } else if (first > 1 || last < LAST) {
            line.put("posts", first + "-" + last);
        }
        if (!users.isEmpty()) {
            line.put("users", users);
        }
        if (percent < 100) {
            line.put("chance", BigDecimal.valueOf(percent).toPlainString() + "%");
        }
        line.put(fault, value);
        return JsonWriter.of(line);
    }
}
