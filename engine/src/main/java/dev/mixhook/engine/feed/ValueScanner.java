package dev.mixhook.engine.feed;

import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts, numbers and truths into values, as JsonValues does. Texts come again and are one.
 */
final class ValueScanner {
    private final JsonBytes json;
    private final int most;
    private final ByteTexts texts = new ByteTexts();
    private @Nullable Value[] values = new Value[16];

    /**
     * @param most how many texts are kept to be found again
     */
    ValueScanner(JsonBytes json, int most) {
        this.json = json;
        this.most = most;
    }

    /** The value ahead, behind which it goes; null if it has to be read by a parser. */
    @Nullable Value read() {
        return switch (json.peek()) {
            case '"' -> json.passesPlainText() ? text() : null;
            case 't' -> json.passesValue() ? Value.of(true) : null;
            case 'f' -> json.passesValue() ? Value.of(false) : null;
            case 'n' -> json.passesValue() ? Value.undefined() : null;
            case '{', '[' -> null;
            default -> json.passesNumber() ? number() : null;
        };
    }

    private @Nullable Value number() {
        double number = NumberBytes.parse(json.bytes(), json.start(), json.end());
        return Double.isNaN(number) ? null : Value.of(number);
    }

    private Value text() {
        if (texts.size() == most) {
            return Value.of(
                    new String(
                            json.bytes(),
                            json.start(),
                            json.end() - json.start(),
                            StandardCharsets.US_ASCII));
        }
        int number = texts.number(json.bytes(), json.start(), json.end(), json.hash());
        if (number == values.length) {
            values = Arrays.copyOf(values, 2 * number);
        }
        Value known = values[number];
        if (known == null) {
            known = Value.of(texts.text(number));
            values[number] = known;
        }
        return known;
    }
}
