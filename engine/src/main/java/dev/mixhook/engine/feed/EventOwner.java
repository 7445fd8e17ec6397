package dev.mixhook.engine.feed;

import org.jspecify.annotations.Nullable;

/** Whose an event is, by the ids that it names. */
final class EventOwner {
    private EventOwner() {}

    /**
     * The id; null if it is nobody's. What an SDK sent is the user's whom it names. In exports
     * {@code distinct_id} is what Mixpanel made of all ids, unless it is nobody's or a device's.
     *
     * @param outer what stands beside the properties, which wins
     * @param inner the properties
     * @param isSent whether an SDK sent it to this machine
     */
    static @Nullable String of(EventHead outer, EventHead inner, boolean isSent) {
        String sent = isSent ? first(outer.ownUserId, inner.ownUserId) : null;
        if (sent != null) {
            return sent;
        }
        String named = first(outer.distinctId, inner.distinctId);
        String user = first(outer.userId, inner.userId);
        if (named != null && !(user != null && DistinctIds.isDevice(named))) {
            return named;
        }
        if (user != null) {
            return user;
        }
        String device = first(outer.deviceId, inner.deviceId);
        return device == null ? null : DistinctIds.DEVICE + device;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        String allowed = DistinctIds.allowed(one);
        return allowed == null ? DistinctIds.allowed(other) : allowed;
    }
}
