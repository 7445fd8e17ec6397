package dev.mixhook.engine.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Ids of users and of inserts as they stand in events. */
final class DistinctIds {
    /** Mixpanel's own list (mixpanel.md 5.2). */
    private static final Set<String> FORBIDDEN =
            Set.of(
                    "",
                    "00000000-0000-0000-0000-000000000000",
                    "anon",
                    "anonymous",
                    "nil",
                    "none",
                    "null",
                    "n/a",
                    "na",
                    "undefined",
                    "unknown",
                    "<nil>",
                    "0",
                    "-1",
                    "true",
                    "false",
                    "[]",
                    "{}");

    /** What the ids of devices begin with that nobody has signed in on. */
    static final String DEVICE = "$device:";

    private static final byte[] DEVICE_BYTES = DEVICE.getBytes(StandardCharsets.US_ASCII);

    private static final List<List<byte[]>> BY_LENGTH =
            IntStream.rangeClosed(0, 36)
                    .mapToObj(
                            length ->
                                    FORBIDDEN.stream()
                                            .filter(id -> id.length() == length)
                                            .map(id -> id.getBytes(StandardCharsets.US_ASCII))
                                            .toList())
                    .toList();

    private DistinctIds() {}

    /** Whether an id is that of a device. */
    static boolean isDevice(String id) {
        return id.startsWith(DEVICE);
    }

    /** Whether an id in ASCII is that of a device. */
    static boolean isDevice(byte[] bytes, int from, int to) {
        return to - from >= DEVICE_BYTES.length
                && Arrays.equals(
                        DEVICE_BYTES,
                        0,
                        DEVICE_BYTES.length,
                        bytes,
                        from,
                        from + DEVICE_BYTES.length);
    }

    /** The value at the current token as an id: a number is its text; null if it is none. */
    static @Nullable String text(JsonParser json) {
        JsonToken token = json.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getString() : null;
    }

    /** Whether an id in ASCII is one that Mixpanel takes for nobody's. */
    static boolean isNobodys(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= BY_LENGTH.size()) {
            return false;
        }
        for (byte[] forbidden : BY_LENGTH.get(length)) {
            if (Arrays.equals(forbidden, 0, length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the id is one that Mixpanel takes for nobody's. */
    static boolean isNobodys(String id) {
        return FORBIDDEN.contains(id);
    }

    /** An id that is somebody's; null if there is none, or it is nobody's. */
    static @Nullable String allowed(@Nullable String id) {
        return id == null || isNobodys(id) ? null : id;
    }
}
