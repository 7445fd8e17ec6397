package dev.mixhook.targeting.value;

/** Digits of ASCII, read without an exception where there are none. */
final class Digits {
    private Digits() {}

    /** The number that the characters from start to end are; -1 if one of them is no digit. */
    static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
