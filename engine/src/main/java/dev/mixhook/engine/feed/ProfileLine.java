package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.JsonText;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One line of people: an engage result {@code {"$distinct_id": …, "$properties": {…}}}, or an
 * update {@code {"$distinct_id": …, "$time": …, "$set": {…}}} (mixpanel.md 4, 5.3). An update
 * without a time is how things stand from the start.
 */
record ProfileLine(
        String distinctId,
        @Nullable Profile profile,
        List<ProfileUpdate> updates,
        @Nullable Long time,
        boolean seen) {
    private static final Set<String> NOT_YET =
            Set.of("$set_once", "$add", "$append", "$union", "$remove", "$delete");

    /**
     * @throws BadLine if it is no such line
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    static ProfileLine read(byte[] line) {
        Builder builder = new Builder();
        try (JsonParser json = JsonText.parser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine("not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                builder.read(key, json, line);
            }
            if (json.nextToken() != null) {
                throw new BadLine("more than one JSON object on the line");
            }
        }
        return builder.line();
    }

    private static final class Builder {
        private @Nullable String distinctId;
        private @Nullable Profile profile;
        private final List<ProfileUpdate> updates = new ArrayList<>();
        private @Nullable Long time;
        private boolean ignoreTime;

        private void read(String key, JsonParser json, byte[] line) {
            if (NOT_YET.contains(key)) {
                throw new BadLine("the operation " + key + " is not supported yet");
            }
            JsonToken token = json.currentToken();
            switch (key) {
                case "$distinct_id" -> distinctId = id(json);
                case "$properties" ->
                        profile =
                                new Profile(
                                        object(key, json, line).getBytes(StandardCharsets.UTF_8));
                case "$set" ->
                        updates.add(
                                new ProfileUpdate.Set(
                                        new Profile(
                                                        object(key, json, line)
                                                                .getBytes(StandardCharsets.UTF_8))
                                                .properties()));
                case "$unset" -> updates.add(new ProfileUpdate.Unset(names(json)));
                case "$time" -> time = Times.millis(json, "\"$time\"");
                case "$ignore_time" -> ignoreTime = token == JsonToken.VALUE_TRUE;
                default -> json.skipChildren();
            }
        }

        private static String id(JsonParser json) {
            JsonToken token = json.currentToken();
            if (!token.isScalarValue()
                    || token == JsonToken.VALUE_NULL
                    || json.getString().isEmpty()) {
                throw new BadLine("\"$distinct_id\" is not a text");
            }
            return json.getString();
        }

        private static String object(String key, JsonParser json, byte[] line) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new BadLine('"' + key + "\" is not a JSON object");
            }
            return JsonText.slice(json, line);
        }

        private static List<String> names(JsonParser json) {
            List<String> names = new ArrayList<>();
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw new BadLine("\"$unset\" is not a list of names");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.VALUE_STRING) {
                    throw new BadLine("\"$unset\" is not a list of names");
                }
                names.add(json.getString());
            }
            return names;
        }

        private ProfileLine line() {
            if (distinctId == null) {
                throw new BadLine("no \"$distinct_id\"");
            }
            if (profile == null && updates.isEmpty()) {
                throw new BadLine(
                        "neither a profile (\"$properties\") nor an update (\"$set\", \"$unset\")");
            }
            return new ProfileLine(
                    distinctId, profile, List.copyOf(updates), time, time != null && !ignoreTime);
        }
    }
}
