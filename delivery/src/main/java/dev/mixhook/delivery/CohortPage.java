package dev.mixhook.delivery;

import java.util.List;

/**
 * One request of a cohort sync (R-C1): page {@code number} (from 1) of the {@code of} pages of its
 * call.
 *
 * @param members none in an empty call
 */
public record CohortPage(SyncCall call, int number, int of, List<Recipient> members) {
    /** The most members that Mixpanel puts into one request (R-C3). */
    public static final int MOST = 1000;

    public CohortPage {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "a page is number 1 to %d of %d, was %d".formatted(of, of, number));
        }
        if (members.size() > MOST) {
            throw new IllegalArgumentException(
                    "a page has at most %d members, was %d".formatted(MOST, members.size()));
        }
        members = List.copyOf(members);
    }
}
