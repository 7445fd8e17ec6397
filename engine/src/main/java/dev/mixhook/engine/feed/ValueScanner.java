package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.ValueCodes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads texts, numbers and truths into codes of the values that a parser would read. */
final class ValueScanner {
    private final JsonBytes json;
    private final ValueCodes codes;
    private final int most;
    private final ByteTexts texts = new ByteTexts();
    private long[] textCodes = new long[16];
    private long code;

    /**
     * @param most how many texts are kept to be found again
     */
    ValueScanner(JsonBytes json, ValueCodes codes, int most) {
        this.json = json;
        this.codes = codes;
        this.most = most;
    }

    /** Whether the value ahead was read, and passed over; else a parser has to. */
    boolean passes() {
        return switch (json.peek()) {
            case '"' -> json.passesPlainText() && isRead(text());
            case 't' -> json.passesValue() && isRead(ValueCodes.of(true));
            case 'f' -> json.passesValue() && isRead(ValueCodes.of(false));
            case 'n' -> json.passesValue() && isRead(ValueCodes.UNDEFINED);
            case '{', '[' -> false;
            default -> json.passesNumber() && isNumber();
        };
    }

    /** What was read. */
    long code() {
        return code;
    }

    private boolean isRead(long value) {
        code = value;
        return true;
    }

    private boolean isNumber() {
        double number = NumberBytes.parse(json.bytes(), json.start(), json.end());
        return !Double.isNaN(number) && isRead(ValueCodes.of(number));
    }

    private long text() {
        if (texts.size() >= most) {
            return codes.of(
                    new String(
                            json.bytes(),
                            json.start(),
                            json.end() - json.start(),
                            StandardCharsets.US_ASCII));
        }
        int known = texts.size();
        int number = texts.number(json.bytes(), json.start(), json.end(), json.hash());
        if (number == textCodes.length) {
            textCodes = Arrays.copyOf(textCodes, 2 * number);
        }
        if (number == known) {
            textCodes[number] = codes.of(texts.text(number));
        }
        return textCodes[number];
    }
}
