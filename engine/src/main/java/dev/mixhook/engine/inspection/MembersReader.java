package dev.mixhook.engine.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a page of a cohort, and what they break of R-C4. */
final class MembersReader {
    private static final String ID = "mixpanel_distinct_id";

    private final FindingCollector findings;
    private final List<PostedUser> members = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean readable = true;

    MembersReader(FindingCollector findings) {
        this.findings = findings;
    }

    /** The members that could be read. */
    List<PostedUser> read() {
        return List.copyOf(members);
    }

    /** Whether all of them could. */
    boolean isReadable() {
        return readable;
    }

    void read(List<String> elements) {
        for (int i = 0; i < elements.size(); i++) {
            member(elements.get(i), "member " + (i + 1));
        }
    }

    private void member(String json, String place) {
        if (!json.startsWith("{")) {
            wrong("a member is " + JsonKind.of(json) + ", not an object", place);
            return;
        }
        Map<String, String> properties = JsonText.object(json.getBytes(UTF_8));
        String id = properties.get(ID);
        if (id == null) {
            wrong("a member has no `" + ID + '`', place);
        } else if (JsonValues.parse(id) instanceof Value.Text(String distinctId)) {
            add(new PostedUser(distinctId, properties), place);
        } else {
            wrong('`' + ID + "` is " + JsonKind.of(id) + ", not text", place);
        }
    }

    private void add(PostedUser member, String place) {
        members.add(member);
        if (!ids.add(member.distinctId())) {
            findings.add("C4", "a member comes twice on one page", place);
        }
        same(member, "$distinct_id", ID, place);
        same(member, "$email", "email", place);
        for (String name : List.of("email", "first_name", "last_name")) {
            String json = member.properties().getOrDefault(name, "\"\"");
            if (!json.startsWith("\"")) {
                findings.add("C4", '`' + name + "` is " + JsonKind.of(json) + ", not text", place);
            }
        }
    }

    /** What goes out under two names is one thing. */
    private void same(PostedUser member, String own, String documented, String place) {
        String one = member.properties().get(own);
        String other = member.properties().get(documented);
        if (one != null && other != null && !one.equals(other)) {
            findings.add("C4", '`' + own + "` is not `" + documented + '`', place);
        }
    }

    private void wrong(String what, String place) {
        readable = false;
        findings.add("C4", what, place);
    }
}
