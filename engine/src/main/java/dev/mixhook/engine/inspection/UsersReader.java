package dev.mixhook.engine.inspection;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The users of a POST, and what they break of R-W3, R-W6 and R-D3. */
final class UsersReader {
    private static final int MOST = 50;
    private static final String ID = "$distinct_id";
    private static final String PROPERTIES = "$properties";

    /** The dates that Mixpanel itself keeps; others are as somebody stored them. */
    private static final List<String> DATES = List.of("$created", "$last_seen");

    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\"");

    /** Characters that are shown on either side of where the JSON is broken. */
    private static final int SHOWN = 20;

    private final byte[] json;
    private final FindingCollector findings;
    private final List<PostedUser> users = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean readable = true;

    private UsersReader(String json, FindingCollector findings) {
        this.json = json.getBytes(StandardCharsets.UTF_8);
        this.findings = findings;
    }

    /** Reads all users; empty if not all of them can be read. */
    static Optional<List<PostedUser>> read(String json, FindingCollector findings) {
        UsersReader reader = new UsersReader(json, findings);
        try {
            reader.list();
        } catch (JacksonException e) {
            reader.broken(e);
        }
        return reader.readable ? Optional.of(reader.users) : Optional.empty();
    }

    private void broken(JacksonException failure) {
        int offset =
                failure.getLocation() == null ? 0 : (int) failure.getLocation().getByteOffset();
        int from = Math.max(0, offset - SHOWN);
        int to = Math.min(json.length, offset + SHOWN);
        String how =
                failure instanceof UnexpectedEndOfInputException ? "breaks off" : "is not JSON";
        String around = new String(json, from, to - from, StandardCharsets.UTF_8);
        readable = false;
        findings.add(
                "W3",
                "`users` " + how,
                "near byte " + (offset + 1) + " of the JSON: `" + around + '`',
                List.of(Place.inJson(characters(offset))));
    }

    /** How many characters so many bytes are. */
    private int characters(int bytes) {
        return new String(json, 0, Math.min(bytes, json.length), StandardCharsets.UTF_8).length();
    }

    private void list() {
        List<String> elements;
        try (JsonParser parser = JsonText.parser(json)) {
            JsonToken start = parser.nextToken();
            if (start != JsonToken.START_ARRAY) {
                String found =
                        start == null ? "nothing" : JsonKind.of(JsonText.slice(parser, json));
                wrong("`users` is " + found + ", not a list", "");
                return;
            }
            elements = JsonText.elements(parser, json);
            if (parser.nextToken() != null) {
                wrong("something follows the list of users", "");
            }
        }
        for (int i = 0; i < elements.size(); i++) {
            user(elements.get(i), "user " + (i + 1));
        }
        if (elements.isEmpty()) {
            findings.add("W3", "`users` is empty; without users there is no POST");
        }
        if (elements.size() > MOST) {
            findings.add("W3", "there are " + elements.size() + " users; a POST has at most 50");
        }
    }

    private void user(String json, String place) {
        if (!json.startsWith("{")) {
            wrong("a user is " + JsonKind.of(json) + ", not an object", place);
            return;
        }
        Map<String, String> members = members(json);
        for (String name : members.keySet()) {
            if (!name.equals(ID) && !name.equals(PROPERTIES)) {
                findings.add("W3", "a user has another key, `" + name + '`', place);
            }
        }
        Value id = JsonValues.parse(member(members, ID, "\"", "text", place));
        String properties = member(members, PROPERTIES, "{", "an object", place);
        List<String> names = List.copyOf(members.keySet());
        if (names.indexOf(PROPERTIES) < names.indexOf(ID) && names.contains(PROPERTIES)) {
            findings.add("W3", "`$properties` comes before `$distinct_id`", place);
        }
        if (id instanceof Value.Text(String distinctId) && properties.startsWith("{")) {
            add(new PostedUser(distinctId, members(properties)), place);
        }
    }

    /** The JSON of a member; {@code null} if there is none. */
    private String member(
            Map<String, String> members, String name, String start, String meant, String place) {
        String json = members.get(name);
        if (json == null) {
            wrong("a user has no `" + name + '`', place);
            return "null";
        }
        if (!json.startsWith(start)) {
            wrong('`' + name + "` is " + JsonKind.of(json) + ", not " + meant, place);
        }
        return json;
    }

    private void add(PostedUser user, String place) {
        users.add(user);
        if (!ids.add(user.distinctId())) {
            findings.add("D3", "a user comes twice in one POST", place);
        }
        for (String name : DATES) {
            String json = user.properties().getOrDefault(name, "");
            if (json.startsWith("\"") && !WITHOUT_ZONE.matcher(json).matches()) {
                findings.add(
                        "W6", '`' + name + "` is " + json + ", not YYYY-MM-DDTHH:MM:SS", place);
            }
        }
    }

    private void wrong(String what, String place) {
        readable = false;
        findings.add("W3", what, place);
    }

    private static Map<String, String> members(String json) {
        return new Profile(json.getBytes(StandardCharsets.UTF_8)).properties();
    }
}
