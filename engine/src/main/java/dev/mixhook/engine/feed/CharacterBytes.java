package dev.mixhook.engine.feed;

/** Characters of a JSON text that take more than a byte: escapes, and those outside of ASCII. */
final class CharacterBytes {
    /** Stands for a text that goes on behind the limit. */
    static final int CUT_OFF = -1;

    /** Stands for no escape, or a control character. */
    private static final int NONE = 0;

    private CharacterBytes() {}

    /** How many bytes the one at an index takes, which is before the limit. */
    static int length(byte[] bytes, int at, int limit) {
        return bytes[at] == '\\' ? escape(bytes, at, limit) : utf8(bytes, at, limit);
    }

    private static int escape(byte[] bytes, int at, int limit) {
        if (at + 1 >= limit) {
            return CUT_OFF;
        }
        if (bytes[at + 1] != 'u') {
            return "\"\\/bfnrt".indexOf(bytes[at + 1]) < 0 ? NONE : 2;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (i >= limit) {
                return CUT_OFF;
            }
            if (Character.digit(bytes[i], 16) < 0) {
                return NONE;
            }
        }
        return 6;
    }

    private static int utf8(byte[] bytes, int at, int limit) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return NONE;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        for (int i = at + 1; i < at + length; i++) {
            if (i >= limit) {
                return CUT_OFF;
            }
            if ((bytes[i] & 0xC0) != 0x80) {
                return NONE;
            }
        }
        return length;
    }
}
