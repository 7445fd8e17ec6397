package dev.mixhook.targeting.selector;

/**
 * A word of a selector's text.
 *
 * @param text what it stands for: a string without its quotes, anything else as written
 * @param start where it begins, from 0
 */
record Token(Kind kind, String text, int start, int end) {
    private static final int SHOWN = 40;

    enum Kind {
        NUMBER,
        STRING,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(word);
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a string";
            case NUMBER, NAME, SYMBOL -> '`' + shortened() + '`';
        };
    }

    private String shortened() {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + '…';
    }
}
