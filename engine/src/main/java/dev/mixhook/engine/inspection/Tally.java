package dev.mixhook.engine.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as they turn up: what turns up many times is said once. */
final class Tally {
    private record Times(String first, int count) {}

    private final Map<Finding, Times> found = new LinkedHashMap<>();

    /** Something about the whole. */
    void add(String rule, String what) {
        add(rule, what, "");
    }

    /**
     * Something in one place of many.
     *
     * @param place such as {@code character 17}
     */
    void add(String rule, String what, String place) {
        found.merge(
                new Finding(rule, what),
                new Times(place, 1),
                (before, _) -> new Times(before.first(), before.count() + 1));
    }

    List<Finding> findings() {
        return found.entrySet().stream()
                .map(entry -> placed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Finding placed(Finding finding, Times times) {
        if (times.first().isEmpty()) {
            return finding;
        }
        String places =
                times.count() == 1
                        ? " (" + times.first() + ')'
                        : " (" + times.count() + " times, first: " + times.first() + ')';
        return new Finding(finding.rule(), finding.what() + places);
    }
}
