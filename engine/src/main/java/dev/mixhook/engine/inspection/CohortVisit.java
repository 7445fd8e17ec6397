package dev.mixhook.engine.inspection;

import java.util.List;

/**
 * What a page of a cohort changes in it, as far as it was seen.
 *
 * @param standings of the members on the page, in their order
 * @param left who is in the cohort no more because a full sync did not name them
 */
public record CohortVisit(PostedPage page, List<Standing> standings, List<String> left) {
    /** How a member stands to the cohort, before and after. */
    public enum Standing {
        ENTERED("entered"),
        IN_ALREADY("in already"),
        LEFT("left"),
        NOT_IN("not in");

        private final String shown;

        Standing(String shown) {
            this.shown = shown;
        }

        /** In words. */
        public String shown() {
            return shown;
        }
    }

    public CohortVisit {
        standings = List.copyOf(standings);
        left = List.copyOf(left);
    }
}
