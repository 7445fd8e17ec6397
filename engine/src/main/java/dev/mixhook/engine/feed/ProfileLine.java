package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One line of people: a profile or an update of one.
 *
 * <ul>
 *   <li>An engage result, {@code {"$distinct_id": …, "$properties": {…}}} (mixpanel.md 4).
 *   <li>An update, {@code {"$distinct_id": …, "$time": …, "$set": {…}}} (mixpanel.md 5.3); without
 *       a time it is how things stand from the start.
 *   <li>A person of a data pipeline or of JQL, {@code {"distinct_id": …, "properties": {…}}}, or
 *       with the properties beside the id (mixpanel.md 5.1).
 * </ul>
 *
 * @param profile null for an update
 */
record ProfileLine(
        String distinctId,
        @Nullable Profile profile,
        List<ProfileUpdate> updates,
        @Nullable Long time,
        boolean seen,
        @Nullable Arrival arrival) {

    /** Whether the line tells when it happens. */
    boolean isDated() {
        return time != null || arrival != null;
    }

    /**
     * What happens.
     *
     * @param otherwise when, if the line tells no time, in milliseconds since the epoch
     */
    FeedItem item(long otherwise) {
        FeedItem item = at(otherwise);
        return arrival == null ? item : arrival.of(item);
    }

    private FeedItem at(long otherwise) {
        if (profile != null) {
            return new FeedItem.Given(otherwise, distinctId, profile);
        }
        return time == null
                ? new FeedItem.Untimed(otherwise, distinctId, updates)
                : new FeedItem.Updated(time, distinctId, updates, seen);
    }

    /**
     * @throws BadLine if it is no such line
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    static ProfileLine read(byte[] line) {
        Builder builder = new Builder(line);
        try (JsonParser json = JsonText.parser(line)) {
            JsonObjects.start(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                builder.member(key, json);
            }
            JsonObjects.end(json);
        }
        return builder.line();
    }

    private static final class Builder {
        private static final Set<String> MODIFIERS =
                Set.of(
                        "$ip",
                        "$ignore_alias",
                        "$latitude",
                        "$longitude",
                        "$insert_id",
                        "$device_id",
                        "$user_id",
                        "$anon_id",
                        "$had_persisted_distinct_id",
                        "$mp_metadata");

        /** What may be null, and is then as if it were not there. */
        private static final Set<String> NULLABLE = Set.of("$time", "$token");

        /** What JQL tells of a record beside its properties. */
        private static final Set<String> RECORD = Set.of("time", "last_seen");

        private final byte[] line;
        private @Nullable String engageId;
        private @Nullable String pipelineId;
        private @Nullable Profile profile;
        private final List<ProfileUpdate> updates = new ArrayList<>();
        private final Map<String, String> beside = new LinkedHashMap<>();
        private @Nullable String unknownOperation;
        private @Nullable Long time;
        private boolean ignoreTime;
        private boolean hasToken;
        private @Nullable Arrival arrival;

        private Builder(byte[] line) {
            this.line = line;
        }

        private void member(String key, JsonParser json) {
            JsonToken token = json.currentToken();
            if (token == JsonToken.VALUE_NULL && NULLABLE.contains(key)) {
                return;
            }
            switch (key) {
                case "$distinct_id" -> engageId = id(key, json);
                case "$properties", "properties" -> profile = profile(key, json);
                case "$token" -> hasToken = true;
                case "$time" -> time = TimeReader.UTC.millis(json, key);
                case "$ignore_time" -> ignoreTime = json.getString().equals("true");
                case Arrival.KEY -> arrival = Arrival.read(json);
                default -> other(key, json);
            }
            json.skipChildren();
        }

        private Profile profile(String key, JsonParser json) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return new Profile(ObjectText.bytes(key, json.getString()));
            }
            UpdateOperations.requireObject(key, json);
            return new Profile(JsonText.slice(json, line).getBytes(StandardCharsets.UTF_8));
        }

        private void other(String key, JsonParser json) {
            if (UpdateOperations.has(key)) {
                updates.add(UpdateOperations.read(key, json, line));
            } else if (!MODIFIERS.contains(key)) {
                if (key.equals("distinct_id")) {
                    pipelineId = id(key, json);
                }
                boolean object = json.currentToken() == JsonToken.START_OBJECT;
                if (key.startsWith("$") && (object || UpdateOperations.isNear(key))) {
                    unknownOperation = key;
                }
                beside.put(key, JsonText.slice(json, line));
            }
        }

        private static String id(String key, JsonParser json) {
            String id = DistinctIds.text(json);
            if (id == null || id.isEmpty()) {
                throw new BadLine('"' + key + "\" is " + FoundText.value(json) + ", not an id");
            }
            return id;
        }

        private ProfileLine line() {
            if (engageId == null) {
                beside.remove("distinct_id");
            }
            String id = engageId == null ? pipelineId : engageId;
            if (id == null) {
                throw new BadLine("no \"$distinct_id\"");
            }
            if (unknownOperation != null && engageId != null) {
                throw UpdateOperations.unknown(unknownOperation);
            }
            if (profile != null && !updates.isEmpty()) {
                throw new BadLine("both a profile and operations on one");
            }
            if (updates.isEmpty()) {
                profile = profile == null ? flat() : with(profile);
            }
            return new ProfileLine(
                    id, profile, List.copyOf(updates), time, time != null && !ignoreTime, arrival);
        }

        /** What stands beside the properties is one of them, and wins. */
        private Profile with(Profile inside) {
            RECORD.forEach(beside::remove);
            if (beside.isEmpty()) {
                return inside;
            }
            Map<String, String> all = new LinkedHashMap<>(inside.properties());
            all.putAll(beside);
            return Profile.of(all);
        }

        private Profile flat() {
            if (hasToken || beside.isEmpty()) {
                throw new BadLine(
                        "neither a profile (\"$properties\") nor an operation, such as \"$set\"");
            }
            return Profile.of(beside);
        }
    }
}
