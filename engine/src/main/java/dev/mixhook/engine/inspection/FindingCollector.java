package dev.mixhook.engine.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as they turn up: what turns up many times is said once. */
final class FindingCollector {
    private record Times(String first, int count) {}

    private final Map<Violation, Times> found = new LinkedHashMap<>();

    /** Adds a finding about the whole request. */
    void add(String rule, String what) {
        add(rule, what, "");
    }

    /**
     * Adds a finding in one place of many.
     *
     * @param place such as {@code character 17}
     */
    void add(String rule, String what, String place) {
        found.merge(
                new Violation(rule, what),
                new Times(place, 1),
                (before, _) -> new Times(before.first(), before.count() + 1));
    }

    List<Violation> findings() {
        return found.entrySet().stream()
                .map(entry -> placed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Violation placed(Violation violation, Times times) {
        if (times.first().isEmpty()) {
            return violation;
        }
        String places =
                times.count() == 1
                        ? " (" + times.first() + ')'
                        : " (" + times.count() + " times, first: " + times.first() + ')';
        return new Violation(violation.rule(), violation.what() + places);
    }
}
