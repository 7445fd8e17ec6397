package dev.mixhook.engine.feed;

import dev.mixhook.engine.text.Shortened;
import dev.mixhook.targeting.json.JsonText;
import tools.jackson.core.JsonParser;

/** What was found, as a message shows it: short, and without control characters. */
final class FoundText {
    private static final int SHOWN = 40;

    private FoundText() {}

    static String name(String name) {
        return JsonText.quoted(Shortened.of(name, SHOWN));
    }

    /** The value at the parser's current token. */
    static String value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> name(json.getString());
            default -> Shortened.of(json.getString(), SHOWN);
        };
    }
}
