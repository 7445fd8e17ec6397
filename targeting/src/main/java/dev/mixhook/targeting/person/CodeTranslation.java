package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * What some people's values have as codes among others: what was read apart is put together. Each
 * text is looked up once, when it first comes.
 */
public final class CodeTranslation {
    /** The code of a number, which no text has. */
    private static final long UNKNOWN = 0;

    private final ValueCodes from;
    private final ValueCodes to;

    /** By a text's number among the first. */
    private long[] texts = {};

    /**
     * Nothing is translated yet.
     *
     * @param from not changed from now on
     * @param to where values are added that it does not have
     */
    public CodeTranslation(ValueCodes from, ValueCodes to) {
        this.from = from;
        this.to = to;
    }

    /** The other code of a value. */
    public long of(long code) {
        if (ValueCodes.isText(code)) {
            return text((int) code, code);
        }
        return ValueCodes.isOther(code) ? to.of(from.value(code)) : code;
    }

    private long text(int number, long code) {
        if (number >= texts.length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, number + 1));
        }
        if (texts[number] == UNKNOWN) {
            texts[number] = to.of(from.value(code));
        }
        return texts[number];
    }
}
