package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.WebhookBody;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    private static final String ID = "$distinct_id";

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

    String id(String name) {
        return prefix + name;
    }

    /** The body with ids in the place of names. */
    WebhookBody called(WebhookBody form) {
        if (prefix.isEmpty()) {
            return form;
        }
        String body = new String(form.bytes(), StandardCharsets.US_ASCII);
        String users =
                URLDecoder.decode(body.substring(PARAMETER.length()), StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(renamed(users), StandardCharsets.UTF_8);
        return WebhookBody.kept(
                form.users(), (PARAMETER + encoded).getBytes(StandardCharsets.US_ASCII));
    }

    /** Only what stands before the names is new: every other character is as it was. */
    private String renamed(String users) {
        StringBuilder renamed = new StringBuilder(users);
        int longer = 0;
        int depth = 0;
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), users)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 2
                        && token == JsonToken.VALUE_STRING
                        && ID.equals(json.currentName())) {
                    int quote = (int) json.currentTokenLocation().getCharOffset();
                    renamed.insert(quote + 1 + longer, prefix);
                    longer += prefix.length();
                }
            }
        }
        return renamed.toString();
    }
}
