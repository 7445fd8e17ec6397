package dev.mixhook.targeting.value;

import java.time.LocalDate;

/**
 * Dates as profiles have them, {@code YYYY-MM-DDTHH:MM:SS} and nothing else, as seconds since the
 * epoch in a zone that is not told: each date has one text, and each text one number.
 */
public final class DateText {
    /** What a text has that is no such date. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int LENGTH = 19;
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private DateText() {}

    /** The seconds of a text, or {@link #NONE}. */
    public static long seconds(String text) {
        return text.length() == LENGTH ? seconds(text.toCharArray(), 0, LENGTH) : NONE;
    }

    /** The seconds of the text that these characters are, or {@link #NONE}. */
    public static long seconds(char[] chars, int from, int length) {
        if (length != LENGTH || !hasForm(chars, from)) {
            return NONE;
        }
        long day =
                Clock.day(
                        two(chars, from) * 100 + two(chars, from + 2),
                        two(chars, from + 5),
                        two(chars, from + 8));
        long time = Clock.time(two(chars, from + 11), two(chars, from + 14), two(chars, from + 17));
        return day == Clock.NONE || time == Clock.NONE ? NONE : (day + time) / 1000;
    }

    private static boolean hasForm(char[] chars, int from) {
        for (int i = 0; i < LENGTH; i++) {
            char wanted = FORM.charAt(i);
            char found = chars[from + i];
            if (wanted == 'd' ? !Digits.isDigit(found) : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int two(char[] chars, int from) {
        return (chars[from] - '0') * 10 + chars[from + 1] - '0';
    }

    /** The text of seconds that are those of one. */
    public static String text(long seconds) {
        int second = Math.floorMod(seconds, 60);
        int minute = Math.floorMod(Math.floorDiv(seconds, 60L), 60);
        int hour = Math.floorMod(Math.floorDiv(seconds, 3600L), 24);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L));
        char[] text = new char[LENGTH];
        put(text, 0, day.getYear() / 100);
        put(text, 2, day.getYear() % 100);
        put(text, 5, day.getMonthValue());
        put(text, 8, day.getDayOfMonth());
        put(text, 11, hour);
        put(text, 14, minute);
        put(text, 17, second);
        text[4] = '-';
        text[7] = '-';
        text[10] = 'T';
        text[13] = ':';
        text[16] = ':';
        return new String(text);
    }

    private static void put(char[] text, int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }
}
