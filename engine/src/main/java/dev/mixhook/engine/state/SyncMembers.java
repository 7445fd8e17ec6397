package dev.mixhook.engine.state;

import dev.mixhook.delivery.SyncCall;
import java.util.BitSet;

/** Whom one call of a sync is about, by their numbers; nobody in an empty call. */
public record SyncMembers(SyncCall.Action action, BitSet users) {
    /** What they did, for people. */
    public String inWords() {
        return switch (action) {
            case MEMBERS -> "members";
            case ADD_MEMBERS -> "entered";
            case REMOVE_MEMBERS -> "left";
        };
    }
}
