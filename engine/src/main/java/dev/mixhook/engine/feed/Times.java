package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Dates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Times in JSON: seconds or milliseconds since the epoch, or ISO text; none before 1971. */
final class Times {
    private static final double LAST_SECOND = 4_294_967_295.0;
    private static final long EARLIEST = Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final Dates UTC = new Dates(ZoneOffset.UTC);

    private static final Pattern NUMBER = Pattern.compile("\\d{9,13}(\\.\\d{1,9})?");
    private static final Pattern LOOSE =
            Pattern.compile("(.{10})[T ]([^+-]{8,}?)(Z|[+-]\\d{2}:?\\d{2}|)");

    private Times() {}

    /**
     * Milliseconds since the epoch of the value at the current token.
     *
     * @throws BadLine if it is no time
     */
    static long millis(JsonParser json, String name) {
        JsonToken token = json.currentToken();
        double millis =
                switch (token) {
                    case VALUE_STRING -> millis(json.getString());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                            millis(Double.parseDouble(json.getString()));
                    default -> Double.NaN;
                };
        if (!(millis >= EARLIEST && millis <= LATEST)) {
            throw new BadLine(
                    '"'
                            + name
                            + "\" is "
                            + Found.value(json)
                            + "; it takes seconds or milliseconds since 1970, or ISO text, and"
                            + " nothing before 1971");
        }
        return Math.round(millis);
    }

    /**
     * ISO text, also with a space for the T or an offset without a colon; or a number in quotes.
     */
    private static double millis(String text) {
        OptionalLong iso = UTC.millis(text);
        if (iso.isPresent()) {
            return iso.getAsLong();
        }
        if (NUMBER.matcher(text).matches()) {
            return millis(Double.parseDouble(text));
        }
        Matcher loose = LOOSE.matcher(text);
        return loose.matches()
                ? UTC.millis(loose.group(1) + 'T' + loose.group(2) + offset(loose.group(3)))
                        .orElse(Long.MIN_VALUE)
                : Long.MIN_VALUE;
    }

    private static String offset(String text) {
        return text.length() == 5 ? text.substring(0, 3) + ':' + text.substring(3) : text;
    }

    private static double millis(double number) {
        return Math.abs(number) <= LAST_SECOND ? number * 1000 : number;
    }
}
