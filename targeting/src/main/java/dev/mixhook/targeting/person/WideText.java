package dev.mixhook.targeting.person;

/** Texts of two bytes a character, so that a lone surrogate stays what it is. */
final class WideText {
    private WideText() {}

    static String at(byte[] block, int start, int length) {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = character(block, start, i);
        }
        return new String(chars);
    }

    static boolean isAt(byte[] block, int start, char[] chars, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (character(block, start, i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static char character(byte[] block, int start, int index) {
        int place = start + 2 * index;
        return (char) (((block[place] & 0xFF) << 8) | (block[place + 1] & 0xFF));
    }
}
