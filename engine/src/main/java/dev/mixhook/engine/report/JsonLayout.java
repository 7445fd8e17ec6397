package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Printable;

/** JSON of others, laid out for a line of ours. What it is given is valid JSON, in any style. */
final class JsonLayout {
    private JsonLayout() {}

    /** A JSON value in ASCII, on one line. */
    static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (char c : oneLine(json).toCharArray()) {
            if (c <= '~') {
                ascii.append(c);
            } else {
                Printable.escape(c, ascii);
            }
        }
        return ascii.toString();
    }

    /**
     * A JSON value for people: what can be printed stands as itself, anything else as an escape.
     */
    static String readable(String json) {
        String line = oneLine(json);
        StringBuilder readable = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i += unescape(line, i, readable);
            } else {
                readable.append(c);
            }
        }
        return Printable.of(readable.toString());
    }

    /** How many characters follow the backslash and belong to it. */
    private static int unescape(String line, int backslash, StringBuilder out) {
        if (line.charAt(backslash + 1) == 'u') {
            char c = (char) Integer.parseInt(line.substring(backslash + 2, backslash + 6), 16);
            out.append(c > '~' ? String.valueOf(c) : line.substring(backslash, backslash + 6));
            return 5;
        }
        out.append(line, backslash, backslash + 2);
        return 1;
    }

    private static String oneLine(String json) {
        StringBuilder line = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            inString ^= c == '"';
            if (c == '\\') {
                line.append(c).append(json.charAt(++i));
            } else if (inString || c > ' ') {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString();
    }
}
