package dev.mixhook.engine.inspection;

import java.util.List;

/** A user in a POST, and whether they came before. */
public sealed interface UserVisit {
    PostedUser user();

    record New(PostedUser user) implements UserVisit {}

    /**
     * A user who came before.
     *
     * @param last the number of the POST with which they came last
     */
    record Returning(PostedUser user, long last, List<Change> changes) implements UserVisit {
        public Returning {
            changes = List.copyOf(changes);
        }
    }

    /** A user who came before, so long ago that their properties are not kept any more. */
    record ReturningAfterLong(PostedUser user, long last) implements UserVisit {}
}
