package dev.mixhook.engine.feed;

/**
 * Walks over JSON in bytes, without a String and without an object a token: a fraction of what a
 * parser for each record takes ({@code ReadingTable}). Every method says whether what it is for
 * stands ahead, by the letter of JSON, and was passed over. If not, it is over: a parser has to
 * look.
 */
final class JsonBytes {
    private static final int END = -1000;
    private static final int DEEPEST = 100;

    private byte[] bytes = {};
    private int limit;
    private int at;
    private boolean isCutOff;
    private int start;
    private int end;
    private int hash;

    /** Goes to an index. */
    void begin(byte[] other, int from, int to) {
        bytes = other;
        at = from;
        limit = to;
        isCutOff = false;
    }

    /** Whether it is over because there are no more bytes. */
    boolean isCutOff() {
        return isCutOff;
    }

    /** The index that was come to. */
    int at() {
        return at;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the text or the number that was passed over last begins, without its quotes. */
    int start() {
        return start;
    }

    /** The index behind it, without its quotes. */
    int end() {
        return end;
    }

    /** The hash of a plain text, equal to {@link String#hashCode}. */
    int hash() {
        return hash;
    }

    /** The byte ahead, or {@link #END}. */
    int peek() {
        if (at < limit) {
            return bytes[at];
        }
        isCutOff = true;
        return END;
    }

    /** The byte ahead that is no space; a line's end is none. */
    int peekPastSpace() {
        int c = peek();
        while (c == ' ' || c == '\t' || c == '\r') {
            at++;
            c = peek();
        }
        return c;
    }

    /** A character, and the space before and behind it. */
    boolean passes(char character) {
        if (peekPastSpace() != character) {
            return false;
        }
        at++;
        peekPastSpace();
        return !isCutOff;
    }

    /**
     * The brace that ends a record, and space. Behind it a line ends or a comma stands: what else
     * stands beside an object on its line says something about it.
     */
    boolean passesEnd() {
        if (!passes('}')) {
            return false;
        }
        return peek() == '\n' || peek() == ',';
    }

    /** A text in ASCII without escapes. */
    boolean passesPlainText() {
        if (peek() != '"') {
            return false;
        }
        int sum = 0;
        for (int i = at + 1; i < limit; i++) {
            int c = bytes[i];
            if (c == '"') {
                start = at + 1;
                end = i;
                hash = sum;
                at = i + 1;
                return true;
            }
            if (c < ' ' || c == '\\') {
                return false;
            }
            sum = 31 * sum + c;
        }
        isCutOff = true;
        return false;
    }

    /** One text. */
    boolean passesText(ByteTexts texts, int number) {
        if (at >= limit || bytes[at] != '"' || !texts.isAt(number, bytes, at + 1, limit)) {
            return false;
        }
        at += texts.length(number) + 2;
        return true;
    }

    /** Any value. */
    boolean passesValue() {
        return passesValue(0);
    }

    private boolean passesValue(int depth) {
        return switch (peek()) {
            case '"' -> passesText();
            case '{', '[' -> depth < DEEPEST && passesContainer(depth + 1);
            case 't' -> passesWord("true");
            case 'f' -> passesWord("false");
            case 'n' -> passesWord("null");
            default -> passesNumber();
        };
    }

    private boolean passesText() {
        at++;
        while (true) {
            passAscii();
            if (peek() == '"') {
                at++;
                return true;
            }
            int length = at < limit ? CharacterBytes.length(bytes, at, limit) : 0;
            if (length == CharacterBytes.CUT_OFF) {
                isCutOff = true;
            }
            if (length <= 0) {
                return false;
            }
            at += length;
        }
    }

    private void passAscii() {
        int i = at;
        while (i < limit && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        at = i;
    }

    private boolean passesContainer(int depth) {
        boolean isObject = peek() == '{';
        char last = isObject ? '}' : ']';
        at++;
        if (peekPastSpace() == last) {
            at++;
            return true;
        }
        do {
            boolean isMember = !isObject || (peek() == '"' && passesText() && passes(':'));
            if (!isMember || !passesValue(depth)) {
                return false;
            }
        } while (peekPastSpace() == ',' && passes(','));
        if (peek() != last) {
            return false;
        }
        at++;
        return true;
    }

    private boolean passesWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** A number; the byte behind it is seen, since it might go on. */
    boolean passesNumber() {
        int behind = NumberBytes.end(bytes, at, limit);
        if (behind < 0) {
            isCutOff = behind == NumberBytes.CUT_OFF;
            return false;
        }
        start = at;
        end = behind;
        at = behind;
        return true;
    }
}
