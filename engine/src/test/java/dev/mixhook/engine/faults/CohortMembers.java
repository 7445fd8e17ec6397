package dev.mixhook.engine.faults;

import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members that a receiver of cohorts has, which applies each page that it gets. */
public final class CohortMembers {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TreeSet<String> members = new TreeSet<>();
    private TreeSet<String> next = new TreeSet<>();

    /** Who is a member; a copy. */
    public TreeSet<String> now() {
        return new TreeSet<>(members);
    }

    /** Applies the body of a request, and gives its action. */
    public String apply(byte[] page) {
        JsonNode body = MAPPER.readTree(page);
        JsonNode parameters = body.path("parameters");
        TreeSet<String> named = new TreeSet<>();
        parameters
                .path("members")
                .forEach(member -> named.add(member.path("mixpanel_distinct_id").stringValue()));
        String action = body.path("action").stringValue();
        switch (action) {
            case "members" -> replace(parameters.path("page_info"), named);
            case "add_members" -> members.addAll(named);
            case "remove_members" -> members.removeAll(named);
            default -> throw new IllegalStateException("not an action: " + body);
        }
        return action;
    }

    private void replace(JsonNode page, TreeSet<String> named) {
        if (page.path("page_count").intValue() == 1) {
            next = new TreeSet<>();
        }
        next.addAll(named);
        if (page.path("page_count").equals(page.path("total_pages"))) {
            members = new TreeSet<>(next);
        }
    }
}
