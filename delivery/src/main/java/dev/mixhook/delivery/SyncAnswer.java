package dev.mixhook.delivery;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a receiver of cohorts says in its answer (R-C5); nothing where that is no JSON. */
record SyncAnswer(JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static SyncAnswer of(String text) {
        try {
            return new SyncAnswer(MAPPER.readTree(text));
        } catch (JacksonException _) {
            return new SyncAnswer(MissingNode.getInstance());
        }
    }

    boolean isSuccessOf(SyncCall.Action action) {
        return text("action").filter(action.text()::equals).isPresent() && hasStatus("success");
    }

    boolean isFailure() {
        return hasStatus("failure");
    }

    private boolean hasStatus(String status) {
        return text("status").filter(status::equals).isPresent();
    }

    /** The status that a failure names in its {@code error}, as a number or a text. */
    OptionalInt code() {
        String code = json.path("error").path("code").asString("");
        return code.matches("[1-5]\\d\\d")
                ? OptionalInt.of(Integer.parseInt(code))
                : OptionalInt.empty();
    }

    /** What a failure says in its {@code error}, for people. */
    Optional<String> message() {
        JsonNode message = json.path("error").path("message");
        return message.isString() ? Optional.of(message.stringValue()) : Optional.empty();
    }

    private Optional<String> text(String name) {
        JsonNode value = json.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
