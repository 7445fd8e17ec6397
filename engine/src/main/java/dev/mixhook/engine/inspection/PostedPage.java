package dev.mixhook.engine.inspection;

/**
 * What a page of a cohort sync says of itself (R-C2, R-C3).
 *
 * @param cohort its id
 * @param name of the cohort
 * @param number from 1
 * @param of how many pages there are
 */
public record PostedPage(
        String action, String cohort, String name, String session, int number, int of) {
    boolean isLast() {
        return number == of;
    }
}
