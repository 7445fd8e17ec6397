package dev.mixhook.engine.receiver;

import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a POST is, by what came; what is wrong with that is another question. */
public sealed interface BodyKind {
    Pattern USERS = Pattern.compile("\\s*\\[\\s*(\\]|\\{\\s*\"\\$distinct_id\")");

    /** A form with users, or what is nothing else. */
    record UsersForm() implements BodyKind {}

    /**
     * A cohort sync: a JSON object with an {@code action} or {@code parameters}.
     *
     * @param action as it came; empty if it is no text
     */
    record CohortSync(String action) implements BodyKind {
        private static final List<Header> JSON =
                List.of(new Header("Content-Type", "application/json"));

        private WebResponse worded(int status, String message) {
            boolean isWordless = status != 200 && status < 400;
            if (isWordless) {
                return new WebResponse(status, List.of(), new byte[0]);
            }
            ObjectNode words = JsonMapper.shared().createObjectNode().put("action", action);
            if (status == 200) {
                words.put("status", "success");
            } else {
                words.put("status", "failure");
                words.putObject("error")
                        .put("message", message.replace("\n", "; "))
                        .put("code", status);
            }
            return new WebResponse(status, JSON, words.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Streamed events.
     *
     * @param isAlone whether it is one by itself, in no list
     */
    record Events(boolean isAlone) implements BodyKind {}

    /** The kind of a request. */
    static BodyKind of(Request request) {
        return request.values(EventStreamFormat.INSERT_ID_HEADER).isEmpty()
                ? of(request.body())
                : new Events(true);
    }

    private static BodyKind of(String body) {
        if (body.stripLeading().startsWith("[")) {
            // Users of messages that are no form; nobody and nothing is the same.
            return USERS.matcher(body).lookingAt() ? new UsersForm() : new Events(false);
        }
        if (!body.stripLeading().startsWith("{")) {
            return new UsersForm();
        }
        return JsonObjectKind.of(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * An answer to such a body, in the words of its format (R-C5); what is no response stays as it
     * is.
     *
     * @param message why it is refused, if it is; empty for no reason
     */
    default WebAnswer answered(WebAnswer answer, String message) {
        return switch (this) {
            case UsersForm _, Events _ -> answer;
            case CohortSync sync ->
                    answer instanceof WebResponse response
                            ? sync.worded(response.status(), message)
                            : answer;
        };
    }
}
