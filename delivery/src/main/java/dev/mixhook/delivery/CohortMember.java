package dev.mixhook.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** What a member of a cohort goes out with (R-C4). */
record CohortMember(CohortSyncFormat format, Recipient recipient) {
    private static final String EMAIL = "$email";
    private static final String NAME = "$name";
    private static final Set<String> NAMES = Set.of(EMAIL, NAME, "$first_name", "$last_name");

    /**
     * By code point of the names, each value encoded.
     *
     * @throws StreamReadException if the profile is not a JSON object
     */
    SortedMap<String, byte[]> properties() {
        Map<String, byte[]> values = new HashMap<>();
        Map<String, @Nullable String> texts = new HashMap<>();
        ProfileJson.members(
                recipient.stored(),
                (name, parser) -> {
                    if (NAMES.contains(name)) {
                        texts.put(name, text(parser));
                    }
                    if (name.equals(EMAIL) || format.properties().contains(name)) {
                        values.put(name, GoJson.encoded(parser));
                    } else {
                        parser.skipChildren();
                    }
                });
        SortedMap<String, byte[]> member = new TreeMap<>(GoJson.BY_CODE_POINT);
        byte[] id = GoJson.encoded(recipient.distinctId());
        for (String chosen : format.properties()) {
            if (values.containsKey(chosen)) {
                member.put(chosen, values.get(chosen));
            }
        }
        switch (format.members()) {
            case DOCUMENTED -> {}
            case PROFILE -> {
                member.put("$distinct_id", id);
                if (values.containsKey(EMAIL)) {
                    member.put(EMAIL, values.get(EMAIL));
                }
            }
        }
        put(member, "email", Optional.ofNullable(texts.get(EMAIL)));
        put(member, "first_name", firstName(texts));
        put(member, "last_name", lastName(texts));
        member.put("mixpanel_distinct_id", id);
        return member;
    }

    private static @Nullable String text(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    private static void put(Map<String, byte[]> member, String name, Optional<String> value) {
        value.ifPresent(text -> member.put(name, GoJson.encoded(text)));
    }

    /** A whole name is cut at its last blank where its parts are not known. */
    private static Optional<String> firstName(Map<String, @Nullable String> texts) {
        return Optional.ofNullable(texts.get("$first_name"))
                .or(
                        () ->
                                Optional.ofNullable(texts.get(NAME))
                                        .map(name -> name.strip().replaceFirst("\\s+\\S+$", "")));
    }

    private static Optional<String> lastName(Map<String, @Nullable String> texts) {
        return Optional.ofNullable(texts.get("$last_name"))
                .or(
                        () ->
                                Optional.ofNullable(texts.get(NAME))
                                        .map(String::strip)
                                        .filter(name -> name.matches("(?s).*\\S\\s+\\S+"))
                                        .map(name -> name.replaceFirst("(?s).*\\s", "")));
    }
}
