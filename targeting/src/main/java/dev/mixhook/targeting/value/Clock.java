package dev.mixhook.targeting.value;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days, times of day and offsets in milliseconds; what cannot be is {@link #NONE}. */
final class Clock {
    static final long NONE = Long.MIN_VALUE;

    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final long MILLIS_A_MINUTE = 60_000L;
    private static final int LONGEST_OFFSET_MINUTES = 18 * 60;

    private Clock() {}

    /** Midnight of a day, since the epoch. */
    static long day(int year, int month, int day) {
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        return LocalDate.of(year, month, day).toEpochDay() * MILLIS_A_DAY;
    }

    /** Since midnight. */
    static long time(int hour, int minute, int second) {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        return ((hour * 60L + minute) * 60 + second) * 1000;
    }

    /** East of Greenwich, of a text such as {@code +05:30} or {@code -0800}. */
    static long offset(String text) {
        boolean hasColon = text.length() == 6 && text.charAt(3) == ':';
        if ((!hasColon && text.length() != 5) || (text.charAt(0) != '+' && text.charAt(0) != '-')) {
            return NONE;
        }
        int hours = Digits.number(text, 1, 3);
        int minutes = Digits.number(text, hasColon ? 4 : 3, text.length());
        if (hours < 0
                || minutes < 0
                || minutes > 59
                || hours * 60 + minutes > LONGEST_OFFSET_MINUTES) {
            return NONE;
        }
        long offset = (hours * 60L + minutes) * MILLIS_A_MINUTE;
        return text.charAt(0) == '+' ? offset : -offset;
    }
}
