package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Writes events as a JSON list, or the only one by itself (R-E3). */
final class EventListEncoder {
    private EventListEncoder() {}

    static byte[] encode(EventList list, boolean isAlone) {
        String joined = String.join(",", list.rendered());
        return whole(isAlone ? joined : '[' + joined + ']').getBytes(UTF_8);
    }

    /** Half a character, which UTF-8 cannot say, stays escaped: it can only stand in a string. */
    private static String whole(String json) {
        if (json.codePoints().noneMatch(EventListEncoder::isHalf)) {
            return json;
        }
        StringBuilder whole = new StringBuilder();
        json.codePoints()
                .forEach(
                        point -> {
                            if (isHalf(point)) {
                                whole.append(String.format(Locale.ROOT, "\\u%04x", point));
                            } else {
                                whole.appendCodePoint(point);
                            }
                        });
        return whole.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
