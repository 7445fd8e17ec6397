package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Dates;
import java.time.Instant;
import java.time.ZoneOffset;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Times in JSON: seconds or milliseconds since the epoch, or ISO text. */
final class Times {
    private static final double LAST_SECOND = 4_294_967_295.0;
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final Dates UTC = new Dates(ZoneOffset.UTC);

    private Times() {}

    /**
     * Milliseconds since the epoch of the value at the current token.
     *
     * @throws BadLine if it is no time
     */
    static long millis(JsonParser json, String name) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return UTC.millis(json.getString())
                    .orElseThrow(() -> notATime(name, '"' + json.getString() + '"'));
        }
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw notATime(name, token.toString());
        }
        double number = Double.parseDouble(json.getString());
        double millis = Math.abs(number) <= LAST_SECOND ? number * 1000 : number;
        if (!(millis >= 0 && millis <= LATEST)) {
            throw notATime(name, json.getString());
        }
        return Math.round(millis);
    }

    private static BadLine notATime(String name, String found) {
        return new BadLine(
                name
                        + " is "
                        + found
                        + "; it takes seconds or milliseconds since 1970, or ISO text");
    }
}
