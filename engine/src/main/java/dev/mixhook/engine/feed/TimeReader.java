package dev.mixhook.engine.feed;

import dev.mixhook.targeting.value.Dates;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Times in JSON: seconds or milliseconds since the epoch, or ISO text; none before 1971.
 *
 * <p>In a raw export of an older project, a number is the wall clock of the project's zone as if
 * that were UTC (mixpanel.md 5.1); so is then a text that names no zone.
 */
final class TimeReader {
    static final TimeReader UTC = new TimeReader(ZoneOffset.UTC);

    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final double LAST_SECOND = 4_294_967_295.0;
    private static final long EARLIEST = Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private static final Pattern NUMBER = Pattern.compile("\\d{9,13}(\\.\\d{1,9})?");
    private static final Pattern LOOSE =
            Pattern.compile("(.{10})[T ]([^+-]{8,}?)(?: ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?");

    private final ZoneId zone;
    private final Dates dates;

    /**
     * @param zone whose wall clock numbers show, and texts that name no zone (R-S9)
     */
    TimeReader(ZoneId zone) {
        this.zone = zone;
        this.dates = new Dates(zone);
    }

    /**
     * Milliseconds since the epoch of the value at the current token.
     *
     * @throws BadLine if it is no time
     */
    long millis(JsonParser json, String name) {
        JsonToken token = json.currentToken();
        double millis =
                switch (token) {
                    case VALUE_STRING -> millis(json.getString());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                            local(seconds(Double.parseDouble(json.getString())));
                    default -> Double.NaN;
                };
        if (!isTime(millis)) {
            throw new BadLine(
                    '"'
                            + name
                            + "\" is "
                            + FoundText.value(json)
                            + "; it takes seconds or milliseconds since 1970, or ISO text, and"
                            + " nothing before 1971");
        }
        return Math.round(millis);
    }

    /** Milliseconds since the epoch of a number; {@link #NONE} if it is no time. */
    long millis(double number) {
        double millis = local(seconds(number));
        return isTime(millis) ? Math.round(millis) : NONE;
    }

    /**
     * ISO text, also with a space for the T, and with UTC or an offset in any form behind it; or a
     * number in quotes.
     */
    private double millis(String text) {
        OptionalLong iso = dates.millis(text);
        if (iso.isPresent()) {
            return iso.getAsLong();
        }
        if (NUMBER.matcher(text).matches()) {
            return local(seconds(Double.parseDouble(text)));
        }
        Matcher loose = LOOSE.matcher(text);
        return loose.matches()
                ? dates.millis(loose.group(1) + 'T' + loose.group(2) + offset(loose.group(3)))
                        .orElse(Long.MIN_VALUE)
                : Long.MIN_VALUE;
    }

    private static String offset(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (Character.isLetter(text.charAt(0))) {
            return "Z";
        }
        String minutes = text.length() == 3 ? "00" : text.substring(text.length() - 2);
        return text.substring(0, 3) + ':' + minutes;
    }

    /** The instant at which the zone's wall clock shows what UTC's does at another. */
    private double local(double millis) {
        if (zone.equals(ZoneOffset.UTC) || !isTime(millis)) {
            return millis;
        }
        LocalDateTime wall =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(Math.round(millis)), ZoneOffset.UTC);
        return ZonedDateTime.of(wall, zone).toInstant().toEpochMilli();
    }

    private static boolean isTime(double millis) {
        return millis >= EARLIEST && millis <= LATEST;
    }

    /** The milliseconds of a number of them, or of seconds. */
    private static double seconds(double number) {
        return Math.abs(number) <= LAST_SECOND ? number * 1000 : number;
    }
}
