package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.JsonStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a JSON text breaks of the byte style of R-W4. The text is valid JSON. */
final class StyleCheck {
    private static final Pattern LOW = Pattern.compile("\\\\u[dD][c-fC-F]..");
    private static final String SHORT = "\n\r\t\b\f\"\\";

    private final String json;
    private final JsonStyle style;
    private final FindingCollector findings;
    private int next;

    private StyleCheck(String json, JsonStyle style, FindingCollector findings) {
        this.json = json;
        this.style = style;
        this.findings = findings;
    }

    static void check(String json, JsonStyle style, FindingCollector findings) {
        new StyleCheck(json, style, findings).check();
    }

    private void check() {
        while (next < json.length()) {
            char c = json.charAt(next++);
            switch (c) {
                case '"' -> string();
                case ',', ':' -> separator(c);
                case ' ', '\n', '\r', '\t' ->
                        found("white space besides the one space after `,` and `:`");
                default -> {}
            }
        }
    }

    private void separator(char c) {
        if (next < json.length() && json.charAt(next) == ' ') {
            next++;
        } else {
            found("no space after `" + c + '`');
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
            } else if (style == JsonStyle.ASCII && c > '~') {
                found("what is not ASCII stands raw, not as \\uXXXX");
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
        } else if (c >= ' ' && c <= '~') {
            found("\\u" + digits + " for what stands as itself");
        } else if (style == JsonStyle.UTF8 && c > '\u007f' && !isLoneSurrogate(c)) {
            found("what is not ASCII is escaped, not raw UTF-8");
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

    private void found(String what) {
        findings.add("W4", what, Place.inJson(next - 1));
    }
}
