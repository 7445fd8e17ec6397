package dev.mixhook.engine.feed;

import java.util.List;
import java.util.Optional;
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
        String named = first(outer.distinctId, inner.distinctId);
        if (isSent) {
            // Names without a dollar are the app's own, and say nothing.
            String sent = user(outer, inner);
            return sent == null && named == null ? ofDevice(device(outer, inner)) : or(sent, named);
        }
        String user = first(outer.userId, inner.userId);
        if (named != null && !(user != null && DistinctIds.isDevice(named))) {
            return named;
        }
        return user == null ? ofDevice(first(outer.deviceId, inner.deviceId)) : user;
    }

    /** The user whom an event names as Mixpanel does; null if it names none. */
    static @Nullable String user(EventHead outer, EventHead inner) {
        return first(outer.ownUserId, inner.ownUserId);
    }

    /** The device that an event names as Mixpanel does; null if it names none. */
    static @Nullable String device(EventHead outer, EventHead inner) {
        return first(outer.ownDeviceId, inner.ownDeviceId);
    }

    /** Whose events are that nobody was signed in for; null if that is not known. */
    static @Nullable String ofDevice(@Nullable String device) {
        return device == null ? null : DistinctIds.DEVICE + device;
    }

    /**
     * That a device is a user's, if an event names both. In a data pipeline's events the names
     * stand beside the properties, without a dollar.
     *
     * @param owner whose the event is
     */
    static Optional<FeedItem.Joined> joined(
            EventHead outer, EventHead inner, @Nullable String owner, long time) {
        String user = or(user(outer, inner), DistinctIds.allowed(outer.userId));
        String device = or(device(outer, inner), DistinctIds.allowed(outer.deviceId));
        if (user == null || device == null || owner == null || DistinctIds.isDevice(owner)) {
            return Optional.empty();
        }
        return Optional.of(
                new FeedItem.Joined(time, List.of(DistinctIds.DEVICE + device, owner), false));
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        String allowed = DistinctIds.allowed(one);
        return allowed == null ? DistinctIds.allowed(other) : allowed;
    }
}
