package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.WebhookBody;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the users of a scenario are called: the file, and with it everything on this side, has
 * names; the receiver knows them by ids that no run before has used, which end with the name.
 *
 * @param prefix of the ids; the empty text where the names are the ids
 */
public record UserIdMapping(String prefix) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String PARAMETER = "users=";

    /** How deep users stand in a list of them, and by which names their ids. */
    private static final int USERS = 2;

    private static final Set<String> USER_IDS = Set.of("$distinct_id");

    /** How deep members stand in a page of a cohort, and by which names their ids. */
    private static final int MEMBERS = 4;

    private static final Set<String> MEMBER_IDS = Set.of("$distinct_id", "mixpanel_distinct_id");

    /** The names themselves. */
    public static final UserIdMapping LITERAL = new UserIdMapping("");

    /**
     * Ids of a run's own.
     *
     * @param number of the scenario, so that each has users of its own
     */
    public static UserIdMapping of(long seed, int number) {
        return new UserIdMapping("mixhook-%d-%d-".formatted(seed, number));
    }

    /** What the receiver knows a user by. */
    public String id(String name) {
        return prefix + name;
    }

    /** The body with ids in the place of names. */
    public WebhookBody called(WebhookBody form) {
        if (prefix.isEmpty()) {
            return form;
        }
        if (!form.contentType().equals(MessagesFormat.CONTENT_TYPE)) {
            String json = new String(form.bytes(), StandardCharsets.UTF_8);
            return form.rewritten(
                    renamed(json, MEMBERS, MEMBER_IDS).getBytes(StandardCharsets.UTF_8));
        }
        String body = new String(form.bytes(), StandardCharsets.US_ASCII);
        String users =
                URLDecoder.decode(body.substring(PARAMETER.length()), StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(renamed(users, USERS, USER_IDS), StandardCharsets.UTF_8);
        return form.rewritten((PARAMETER + encoded).getBytes(StandardCharsets.US_ASCII));
    }

    /** Only what stands before the names is new: every other character is as it was. */
    private String renamed(String users, int depth, Set<String> names) {
        StringBuilder renamed = new StringBuilder(users);
        int longer = 0;
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), users)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && json.streamReadContext().getNestingDepth() == depth
                        && names.contains(String.valueOf(json.currentName()))) {
                    int quote = (int) json.currentTokenLocation().getCharOffset();
                    renamed.insert(quote + 1 + longer, prefix);
                    longer += prefix.length();
                }
            }
        }
        return renamed.toString();
    }
}
