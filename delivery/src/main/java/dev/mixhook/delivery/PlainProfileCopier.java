package dev.mixhook.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies a profile of the usual kind: no backslash, no key twice, at most sixteen deep; gives up on
 * any other, and on what is no JSON. Bytes go from array to array without Jackson's parser; {@code
 * BodyBenchmark} measures the bodies that are made so beside those that Jackson makes.
 */
final class PlainProfileCopier {
    private static final int DEEPEST = 16;
    private static final int MOST_KEYS = 200;
    private static final int END = -1;

    private final BodyOutput out;
    private final PythonJson text;
    private final int[] keyStarts = new int[MOST_KEYS];
    private final int[] keyEnds = new int[MOST_KEYS];
    private final int[] keyHashes = new int[MOST_KEYS];
    private byte[] json = {};
    private int at;
    private int keys;

    PlainProfileCopier(BodyOutput out, PythonJson text) {
        this.out = out;
        this.text = text;
    }

    /** Copies a profile; false if it gave up, when a part of the profile may have been copied. */
    boolean copy(byte[] stored) {
        json = stored;
        at = 0;
        keys = 0;
        skipSpace();
        if (current() != '{' || !object(1)) {
            return false;
        }
        skipSpace();
        return current() == END;
    }

    private boolean value(int depth) {
        skipSpace();
        return switch (current()) {
            case '{' -> depth < DEEPEST && object(depth + 1);
            case '[' -> depth < DEEPEST && list(depth + 1);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        int keysBefore = keys;
        out.put('{');
        if (isNextEnd('}')) {
            return true;
        }
        do {
            at++;
            skipSpace();
            if (!key(keysBefore) || !colon() || !value(depth)) {
                return false;
            }
        } while (isAnother());
        keys = keysBefore;
        return isEnd('}');
    }

    private boolean list(int depth) {
        out.put('[');
        if (isNextEnd(']')) {
            return true;
        }
        do {
            at++;
            if (!value(depth)) {
                return false;
            }
        } while (isAnother());
        return isEnd(']');
    }

    /**
     * Whether the structure that begins here is empty; if not, the position stays where it begins.
     */
    private boolean isNextEnd(char end) {
        int start = at++;
        skipSpace();
        if (isEnd(end)) {
            return true;
        }
        at = start;
        return false;
    }

    private boolean isEnd(char end) {
        if (current() != end) {
            return false;
        }
        at++;
        out.put(end);
        return true;
    }

    private boolean isAnother() {
        skipSpace();
        if (current() != ',') {
            return false;
        }
        out.put(", ");
        return true;
    }

    private boolean colon() {
        skipSpace();
        if (current() != ':') {
            return false;
        }
        at++;
        out.put(": ");
        return true;
    }

    private boolean key(int first) {
        int start = at;
        if (keys == MOST_KEYS || current() != '"' || !string()) {
            return false;
        }
        int hash = 0;
        for (int index = start; index < at; index++) {
            hash = 31 * hash + json[index];
        }
        for (int key = first; key < keys; key++) {
            if (keyHashes[key] == hash
                    && Arrays.equals(json, keyStarts[key], keyEnds[key], json, start, at)) {
                return false;
            }
        }
        keyStarts[keys] = start;
        keyEnds[keys] = at;
        keyHashes[keys++] = hash;
        return true;
    }

    private boolean string() {
        out.put('"');
        at = out.putPlain(json, at + 1);
        while (current() != '"') {
            if (current() <= '~' || !beyondAscii()) {
                return false;
            }
            at = out.putPlain(json, at);
        }
        at++;
        out.put('"');
        return true;
    }

    private boolean beyondAscii() {
        int start = at;
        while (current() > '~') {
            at++;
        }
        String characters = new String(json, start, at - start, StandardCharsets.UTF_8);
        text.inner(characters);
        // Or it may not have been UTF-8.
        return characters.indexOf('\ufffd') < 0;
    }

    private boolean word(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        int end = at + bytes.length;
        if (end > json.length || !Arrays.equals(json, at, end, bytes, 0, bytes.length)) {
            return false;
        }
        out.put(json, at, end);
        at = end;
        return true;
    }

    private boolean number() {
        int start = at;
        if (current() == '-') {
            at++;
        }
        boolean leadingZero = current() == '0';
        int digits = digits();
        if (digits == 0 || (leadingZero && digits > 1)) {
            return false;
        }
        if (current() == '.') {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (current() == 'e' || current() == 'E') {
            at++;
            if (current() == '+' || current() == '-') {
                at++;
            }
            if (digits() == 0) {
                return false;
            }
        }
        out.put(json, start, at);
        return true;
    }

    private int digits() {
        int start = at;
        while (current() >= '0' && current() <= '9') {
            at++;
        }
        return at - start;
    }

    private void skipSpace() {
        while (at < json.length
                && (json[at] == ' ' || json[at] == '\n' || json[at] == '\t' || json[at] == '\r')) {
            at++;
        }
    }

    private int current() {
        return at < json.length ? json[at] & 0xff : END;
    }
}
