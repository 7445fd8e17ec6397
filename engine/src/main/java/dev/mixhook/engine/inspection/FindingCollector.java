package dev.mixhook.engine.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as they turn up: what turns up many times is said once. */
final class FindingCollector {
    private static final int MOST_PLACES = 100;

    private record Finding(String rule, String what) {}

    /** Where the same thing is found: the first place in words, and how often. */
    private static final class Occurrences {
        private final List<Place> places = new ArrayList<>();
        private final String first;
        private int count;

        private Occurrences(String first) {
            this.first = first;
        }

        private void add(List<Place> more) {
            count++;
            if (places.size() < MOST_PLACES) {
                places.addAll(more);
            }
        }
    }

    private final Map<Finding, Occurrences> found = new LinkedHashMap<>();

    /** Adds a finding about the whole request. */
    void add(String rule, String what) {
        add(rule, what, "");
    }

    /**
     * Adds a finding in one place of many.
     *
     * @param place such as {@code user 3}
     */
    void add(String rule, String what, String place) {
        add(rule, what, place, List.of());
    }

    /** Adds a finding about a character. */
    void add(String rule, String what, Place place) {
        add(rule, what, place.toString(), List.of(place));
    }

    /**
     * Adds a finding in one place of many.
     *
     * @param words which say where that is
     */
    void add(String rule, String what, String words, List<Place> places) {
        found.computeIfAbsent(new Finding(rule, what), _ -> new Occurrences(words)).add(places);
    }

    List<Violation> findings() {
        return found.entrySet().stream()
                .map(entry -> violation(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Violation violation(Finding finding, Occurrences occurrences) {
        return new Violation(
                finding.rule(), finding.what() + where(occurrences), occurrences.places);
    }

    private static String where(Occurrences occurrences) {
        if (occurrences.first.isEmpty()) {
            return "";
        }
        return occurrences.count == 1
                ? " (" + occurrences.first + ')'
                : " (" + occurrences.count + " times, first: " + occurrences.first + ')';
    }
}
