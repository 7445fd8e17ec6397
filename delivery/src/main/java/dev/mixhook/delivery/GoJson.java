package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON as Go's {@code encoding/json} writes maps: no blanks, keys by code point, UTF-8 as it is but
 * for {@code <}, {@code >}, {@code &} and the two line separators (R-C4). A key given twice has its
 * last value; a number keeps its characters; half a character stays escaped.
 */
final class GoJson {
    /** By code point, which is the order of their bytes in UTF-8. */
    static final Comparator<String> BY_CODE_POINT = GoJson::compare;

    private static final String HEX = "0123456789abcdef";

    private final BodyOutput out;

    GoJson(BodyOutput out) {
        this.out = out;
    }

    private static int compare(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int index = 0; index < end; index++) {
            char a = one.charAt(index);
            char b = other.charAt(index);
            if (a != b) {
                // The first of a pair comes after every character that has no pair.
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    void string(String text) {
        out.put('"');
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            character(point);
            index += Character.charCount(point);
        }
        out.put('"');
    }

    private void character(int point) {
        switch (point) {
            case '"', '\\' -> {
                out.put('\\');
                out.put(point);
            }
            case '\n' -> out.put("\\n");
            case '\r' -> out.put("\\r");
            case '\t' -> out.put("\\t");
            case '\b' -> out.put("\\b");
            case '\f' -> out.put("\\f");
            case '<', '>', '&', '\u2028', '\u2029' -> escaped(point);
            default -> {
                if (point < ' ' || isHalf(point)) {
                    escaped(point);
                } else if (point <= '~') {
                    out.put(point);
                } else {
                    byte[] octets = Character.toString(point).getBytes(UTF_8);
                    out.put(octets, 0, octets.length);
                }
            }
        }
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private void escaped(int point) {
        out.put("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.put(HEX.charAt(point >> shift & 15));
        }
    }

    /** Writes members, each value encoded already. */
    void object(SortedMap<String, byte[]> members) {
        out.put('{');
        String separator = "";
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            out.put(separator);
            separator = ",";
            string(member.getKey());
            out.put(':');
            out.putEncoded(member.getValue());
        }
        out.put('}');
    }

    /** A text as a value that can be a member. */
    static byte[] encoded(String text) {
        PlainOutput out = new PlainOutput(text.length() + 2);
        new GoJson(out).string(text);
        return out.toBytes();
    }

    /** The value on which the parser stands, encoded; depth costs no stack. */
    static byte[] encoded(JsonParser parser) {
        ArrayDeque<Structure> open = new ArrayDeque<>();
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            byte[] finished =
                    switch (token) {
                        case START_OBJECT, START_ARRAY -> {
                            open.push(new Structure());
                            yield null;
                        }
                        case PROPERTY_NAME -> {
                            open.element().name = parser.currentName();
                            yield null;
                        }
                        case END_OBJECT -> open.pop().object();
                        case END_ARRAY -> open.pop().list();
                        case VALUE_STRING -> encoded(parser.getString());
                        default -> parser.getString().getBytes(UTF_8);
                    };
            if (finished != null && open.isEmpty()) {
                return finished;
            }
            if (finished != null) {
                open.element().add(finished);
            }
        }
    }

    /** An object or a list whose end has not come yet. */
    private static final class Structure {
        private final TreeMap<String, byte[]> members = new TreeMap<>(BY_CODE_POINT);
        private final PlainOutput items = new PlainOutput(64);
        private @Nullable String name;

        void add(byte[] value) {
            if (name != null) {
                members.put(name, value);
                return;
            }
            items.put(items.length() == 0 ? '[' : ',');
            items.putEncoded(value);
        }

        byte[] object() {
            PlainOutput out = new PlainOutput(256);
            new GoJson(out).object(members);
            return out.toBytes();
        }

        byte[] list() {
            if (items.length() == 0) {
                items.put('[');
            }
            items.put(']');
            return items.toBytes();
        }
    }
}
