package dev.mixhook.delivery;

import java.util.Locale;

/**
 * What a page of a cohort asks of its receiver (R-C2).
 *
 * @param session one for all pages of an action: {@code mixpanel_session_id}
 */
public record SyncCall(Action action, String session) {
    /** What becomes of the members that a page names. */
    public enum Action {
        /** The members are the cohort, and replace whoever was in it. */
        MEMBERS,
        ADD_MEMBERS,
        REMOVE_MEMBERS;

        /** The word of a request. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
