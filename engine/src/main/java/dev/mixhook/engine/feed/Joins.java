package dev.mixhook.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What an event says of ids that are one person's, where {@link Identity#ORIGINAL} counts. */
final class Joins {
    private static final Set<String> EVENTS = Set.of("$identify", "$create_alias", "$merge");

    private static final Pattern UUID_V4 =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    private @Nullable String identified;
    private @Nullable String anonymous;
    private @Nullable String alias;
    private List<String> merged = List.of();

    /** Whether events of that name say such things. */
    static boolean areToldBy(String event) {
        return EVENTS.contains(event);
    }

    void clear() {
        identified = null;
        anonymous = null;
        alias = null;
        merged = List.of();
    }

    /** Looks at a property, at whose value the parser stands; whether it read a list there. */
    boolean look(String key, JsonParser json) {
        switch (key) {
            case "$identified_id" -> identified = DistinctIds.allowed(DistinctIds.text(json));
            case "$anon_id", "$anon_distinct_id" -> anonymous = DistinctIds.text(json);
            case "alias" -> alias = DistinctIds.allowed(DistinctIds.text(json));
            case "$distinct_ids" -> {
                merged = list(json);
                return true;
            }
            default -> {}
        }
        return false;
    }

    private static List<String> list(JsonParser json) {
        List<String> ids = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return ids;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String id = DistinctIds.text(json);
            json.skipChildren();
            if (id != null && !DistinctIds.isNobodys(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /**
     * The joining that an event is.
     *
     * @param distinctId as it was sent
     * @param isSent whether an SDK sent it to this machine. In exports the ids are those that
     *     Mixpanel settled on already, which have the profile
     */
    Optional<FeedItem.Joined> of(
            String event, long time, @Nullable String distinctId, boolean isSent) {
        String to = event.equals("$identify") && identified != null ? identified : distinctId;
        List<String> others =
                switch (event) {
                    case "$identify" -> anonymous();
                    case "$create_alias" -> alias == null ? List.of() : List.of(alias);
                    default -> List.of();
                };
        if (event.equals("$merge")) {
            return merged.size() == 2
                    ? Optional.of(new FeedItem.Joined(time, merged, true))
                    : Optional.empty();
        }
        if (to == null || others.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>(others);
        ids.add(isSent ? ids.size() : 0, to);
        return Optional.of(new FeedItem.Joined(time, ids, !isSent));
    }

    /** The forms of an id that Mixpanel's SDKs make for a device; none of another one. */
    private List<String> anonymous() {
        if (anonymous == null) {
            return List.of();
        }
        String bare =
                DistinctIds.isDevice(anonymous)
                        ? anonymous.substring(DistinctIds.DEVICE.length())
                        : anonymous;
        return UUID_V4.matcher(bare).matches()
                ? List.of(bare, DistinctIds.DEVICE + bare)
                : List.of();
    }
}
