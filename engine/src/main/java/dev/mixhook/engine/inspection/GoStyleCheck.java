package dev.mixhook.engine.inspection;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What a JSON text breaks of the style of Go's {@code encoding/json} (R-C4). The text is valid
 * JSON.
 */
final class GoStyleCheck {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** By code point, as their bytes in UTF-8 are. */
    private static final Comparator<String> BY_CODE_POINT =
            (one, other) ->
                    Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    /** What encodes these in other languages' strings; in Go's they are escapes. */
    private static final String ESCAPED = "<>&\u2028\u2029";

    private static final String SHORT = "\n\r\t\b\f\"\\";
    private static final Pattern LOW = Pattern.compile("\\\\u[dD][c-fC-F]..");

    /** Objects below it are maps, whose keys are sorted; those above have an order of their own. */
    private static final int MEMBERS = 3;

    private final String json;
    private final FindingCollector findings;
    private int next;

    private GoStyleCheck(String json, FindingCollector findings) {
        this.json = json;
        this.findings = findings;
    }

    static void check(String json, FindingCollector findings) {
        new GoStyleCheck(json, findings).characters();
        order(json, findings);
    }

    private void characters() {
        while (next < json.length()) {
            switch (json.charAt(next++)) {
                case '"' -> string();
                case ' ', '\n', '\r', '\t' -> found("white space");
                default -> {}
            }
        }
    }

    private void string() {
        while (true) {
            char c = json.charAt(next++);
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                escape(json.charAt(next++));
            } else if (ESCAPED.indexOf(c) >= 0) {
                found("%s stands as itself, not as %s".formatted(shown(c), escape((int) c)));
            }
        }
    }

    private void escape(char kind) {
        if (kind == '/') {
            found("`/` is escaped; it never is");
        }
        if (kind == 'u') {
            String digits = json.substring(next, next + 4);
            next += 4;
            escaped((char) Integer.parseInt(digits, 16), digits);
        }
    }

    private void escaped(char c, String digits) {
        if (!digits.equals(digits.toLowerCase(Locale.ROOT))) {
            found("hexadecimal digits in upper case, as in \\u" + digits);
        } else if (SHORT.indexOf(c) >= 0) {
            found("\\u" + digits + " where there is a short escape");
        } else if (c >= ' ' && ESCAPED.indexOf(c) < 0 && !isLoneSurrogate(c)) {
            found(
                    c <= '~'
                            ? "\\u" + digits + " for what stands as itself"
                            : "what is not ASCII is escaped, not raw UTF-8");
        }
    }

    /** A pair is passed over as a whole, so that a low surrogate met by itself is alone. */
    private boolean isLoneSurrogate(char c) {
        if (Character.isHighSurrogate(c)
                && LOW.matcher(json).region(next, json.length()).lookingAt()) {
            next += 6;
            return false;
        }
        return Character.isSurrogate(c);
    }

    private static String shown(char c) {
        return c <= '~' ? "`" + c + '`' : "U+%04X".formatted((int) c);
    }

    private static String escape(int c) {
        return "\\u%04x".formatted(c);
    }

    private void found(String what) {
        findings.add("C4", what, Place.inJson(next - 1));
    }

    /** Whether the keys of members, and of what is in them, are sorted. */
    private static void order(String json, FindingCollector findings) {
        Deque<String> last = new ArrayDeque<>();
        int depth = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                switch (token) {
                    case START_OBJECT -> last.push("");
                    case END_OBJECT -> last.pop();
                    case PROPERTY_NAME -> {
                        String name = parser.currentName();
                        String before = last.pop();
                        last.push(name);
                        if (depth > MEMBERS && BY_CODE_POINT.compare(before, name) > 0) {
                            findings.add(
                                    "C4",
                                    "keys are not in the order of their code points",
                                    '`' + name + "` behind `" + before + '`');
                        }
                    }
                    default -> {}
                }
            }
        }
    }
}
