package dev.mixhook.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What an event says of ids that are one person's. */
final class Joins {
    private @Nullable String identified;
    private @Nullable String anonymous;
    private @Nullable String alias;
    private List<String> merged = List.of();

    void clear() {
        identified = null;
        anonymous = null;
        alias = null;
        merged = List.of();
    }

    /** Looks at a property, at whose value the parser stands; whether it read a list there. */
    boolean look(String key, JsonParser json) {
        switch (key) {
            case "$identified_id" -> identified = DistinctIds.text(json);
            case "$anon_id", "$anon_distinct_id" -> anonymous = DistinctIds.text(json);
            case "alias" -> alias = DistinctIds.text(json);
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
     * @param user whom it names, if that is allowed
     * @param device on which it was, if that is allowed
     */
    Optional<FeedItem.Joined> of(
            String event,
            long time,
            @Nullable String distinctId,
            @Nullable String user,
            @Nullable String device) {
        return switch (event) {
            case "$identify" ->
                    original(time, anonymous, identified == null ? distinctId : identified, true);
            case "$create_alias" -> original(time, alias, distinctId, false);
            case "$merge" ->
                    merged.size() == 2
                            ? original(time, merged.get(1), merged.get(0), false)
                            : Optional.empty();
            default ->
                    user == null || device == null
                            ? Optional.empty()
                            : Optional.of(
                                    new FeedItem.Joined(
                                            time,
                                            Identity.SIMPLIFIED,
                                            List.of(DistinctIds.DEVICE + device, user)));
        };
    }

    private static Optional<FeedItem.Joined> original(
            long time, @Nullable String from, @Nullable String to, boolean isAnonymous) {
        if (from == null || to == null || (isAnonymous && !Identities.isAnonymous(from))) {
            return Optional.empty();
        }
        if (!isAnonymous) {
            return Optional.of(new FeedItem.Joined(time, Identity.ORIGINAL, List.of(from, to)));
        }
        String bare =
                DistinctIds.isDevice(from) ? from.substring(DistinctIds.DEVICE.length()) : from;
        return Optional.of(
                new FeedItem.Joined(
                        time, Identity.ORIGINAL, List.of(bare, DistinctIds.DEVICE + bare, to)));
    }
}
