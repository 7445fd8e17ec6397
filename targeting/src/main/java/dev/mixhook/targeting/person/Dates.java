package dev.mixhook.targeting.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Reads the dates of profiles: {@code YYYY-MM-DD}, optionally {@code THH:MM:SS}, a fraction, and
 * {@code Z} or an offset. Written by hand because every evaluation of a date reads one, and a
 * failing {@code DateTimeFormatter} throws.
 */
public final class Dates {
    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final int LONGEST_OFFSET_MINUTES = 18 * 60;

    private static final DateTimeFormatter PROFILE_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    /**
     * @param zone what a date without a zone is in: UTC, or the project's (R-T11)
     */
    public Dates(ZoneId zone) {
        this.zone = zone;
    }

    /** Milliseconds since the epoch, rounded down; empty if the text is not such a date. */
    public OptionalLong millis(String text) {
        int length = text.length();
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return OptionalLong.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return OptionalLong.empty();
        }
        long date = LocalDate.of(year, month, day).toEpochDay() * MILLIS_A_DAY;
        return length == 10 ? OptionalLong.of(local(date)) : withTime(text, date);
    }

    /** An instant as profiles have dates, {@code YYYY-MM-DDTHH:MM:SS} in this zone. */
    String text(long millis) {
        return PROFILE_DATE.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private OptionalLong withTime(String text, long date) {
        if (text.length() < 19
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return OptionalLong.empty();
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return OptionalLong.empty();
        }
        long millis = date + ((hour * 60L + minute) * 60 + second) * 1000;
        int rest = endOfFraction(text);
        if (rest < 0) {
            return OptionalLong.empty();
        }
        millis += fraction(text, rest);
        return rest == text.length()
                ? OptionalLong.of(local(millis))
                : withOffset(text, rest, millis);
    }

    /**
     * Where the fraction of a second ends; 19 if there is none, -1 if there is a point and no
     * digit.
     */
    private static int endOfFraction(String text) {
        if (text.length() == 19 || text.charAt(19) != '.') {
            return 19;
        }
        int end = 20;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == 20 ? -1 : end;
    }

    private static int fraction(String text, int end) {
        int millis = 0;
        for (int i = 20; i < 23; i++) {
            millis = millis * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }

    private static OptionalLong withOffset(String text, int at, long millis) {
        char sign = text.charAt(at);
        if (sign == 'Z' && text.length() == at + 1) {
            return OptionalLong.of(millis);
        }
        if ((sign != '+' && sign != '-') || text.length() != at + 6 || text.charAt(at + 3) != ':') {
            return OptionalLong.empty();
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0
                || minutes < 0
                || minutes > 59
                || hours * 60 + minutes > LONGEST_OFFSET_MINUTES) {
            return OptionalLong.empty();
        }
        long offset = (hours * 60L + minutes) * 60_000;
        return OptionalLong.of(sign == '+' ? millis - offset : millis + offset);
    }

    private long local(long millis) {
        if (zone.equals(ZoneOffset.UTC)) {
            return millis;
        }
        int nanos = (int) Math.floorMod(millis, 1000L) * 1_000_000;
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos, ZoneOffset.UTC);
        return ZonedDateTime.of(local, zone).toInstant().toEpochMilli();
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
