package dev.mixhook.engine.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who came, and with which properties the last time. One thread at a time. */
final class SeenUsers {
    private record Seen(long lastPost, boolean again) {}

    private final int kept;
    private final Map<String, Seen> seen = new HashMap<>();
    private final LinkedHashMap<String, Map<String, String>> properties = new LinkedHashMap<>();
    private int repeated;

    /**
     * Begins before the first user.
     *
     * @param kept the most users whose properties are kept
     */
    SeenUsers(int kept) {
        this.kept = kept;
    }

    /** Different users that came. */
    int different() {
        return seen.size();
    }

    /** Users that came more than once. */
    int repeated() {
        return repeated;
    }

    UserVisit add(PostedUser user, long post) {
        Seen before =
                seen.put(user.distinctId(), new Seen(post, seen.containsKey(user.distinctId())));
        Map<String, String> known = properties.remove(user.distinctId());
        properties.put(user.distinctId(), user.properties());
        if (properties.size() > kept) {
            properties.pollFirstEntry();
        }
        if (before == null) {
            return new UserVisit.New(user);
        }
        repeated += before.again() ? 0 : 1;
        return known == null
                ? new UserVisit.ReturningAfterLong(user, before.lastPost())
                : new UserVisit.Returning(
                        user, before.lastPost(), changes(known, user.properties()));
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> now) {
        List<Change> changes = new ArrayList<>();
        now.forEach(
                (name, value) -> {
                    String earlier = before.get(name);
                    if (earlier == null) {
                        changes.add(new Change.Added(name, value));
                    } else if (!earlier.equals(value)) {
                        changes.add(new Change.Changed(name, earlier, value));
                    }
                });
        before.forEach(
                (name, value) -> {
                    if (!now.containsKey(name)) {
                        changes.add(new Change.Removed(name, value));
                    }
                });
        return changes;
    }
}
