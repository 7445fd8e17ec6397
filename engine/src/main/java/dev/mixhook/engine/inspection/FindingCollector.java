package dev.mixhook.engine.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as they turn up: what turns up many times is said once. */
final class FindingCollector {
    private record RepeatedFinding(String first, int count) {}

    private final Map<Violation, RepeatedFinding> found = new LinkedHashMap<>();

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
                new RepeatedFinding(place, 1),
                (before, _) -> new RepeatedFinding(before.first(), before.count() + 1));
    }

    List<Violation> findings() {
        return found.entrySet().stream()
                .map(entry -> placed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Violation placed(Violation violation, RepeatedFinding repeated) {
        if (repeated.first().isEmpty()) {
            return violation;
        }
        String places =
                repeated.count() == 1
                        ? " (" + repeated.first() + ')'
                        : " (" + repeated.count() + " times, first: " + repeated.first() + ')';
        return new Violation(violation.rule(), violation.what() + places);
    }
}
