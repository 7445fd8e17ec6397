package dev.mixhook.targeting.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Reads the dates of profiles: {@code YYYY-MM-DD}, optionally with {@code T} or a blank and {@code
 * HH:MM}, seconds, a fraction, and {@code Z}, {@code UTC}, {@code GMT} or an offset; or the date of
 * an e-mail, {@code Tue, 20 Nov 2012 15:26:17 GMT} (R-T11). Written by hand because every
 * evaluation of a date reads one, and a failing {@code DateTimeFormatter} throws.
 */
public final class Dates {
    /** How a date is best written, for messages. */
    public static final String FORM = "YYYY-MM-DDTHH:MM:SS";

    private static final DateTimeFormatter PROFILE_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private static final int SECONDS = 16;

    /** The first instant of the year 10000. */
    private static final long END_OF_FORM = 253_402_300_800_000L;

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
            return MailDate.millis(text, this);
        }
        long date =
                Clock.day(
                        Digits.number(text, 0, 4),
                        Digits.number(text, 5, 7),
                        Digits.number(text, 8, 10));
        if (date == Clock.NONE) {
            return OptionalLong.empty();
        }
        return length == 10 ? OptionalLong.of(local(date)) : withTime(text, date);
    }

    /** An instant as profiles have dates, {@link #FORM} in this zone. */
    public String text(long millis) {
        if (areUtc() && millis >= 0 && millis < END_OF_FORM) {
            return DateText.text(millis / 1000);
        }
        return PROFILE_DATE.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private OptionalLong withTime(String text, long date) {
        if (text.length() < SECONDS
                || (text.charAt(10) != 'T' && text.charAt(10) != ' ')
                || text.charAt(13) != ':') {
            return OptionalLong.empty();
        }
        boolean hasSeconds = text.length() > SECONDS && text.charAt(SECONDS) == ':';
        if (hasSeconds && text.length() < 19) {
            return OptionalLong.empty();
        }
        long time =
                Clock.time(
                        Digits.number(text, 11, 13),
                        Digits.number(text, 14, 16),
                        hasSeconds ? Digits.number(text, 17, 19) : 0);
        int end = hasSeconds ? endOfFraction(text) : SECONDS;
        if (time == Clock.NONE || end < 0) {
            return OptionalLong.empty();
        }
        long millis = date + time + fraction(text, end);
        return end == text.length() ? OptionalLong.of(local(millis)) : withZone(text, end, millis);
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
        while (end < text.length() && Digits.isDigit(text.charAt(end))) {
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

    private static OptionalLong withZone(String text, int at, long millis) {
        String name = text.substring(text.charAt(at) == ' ' ? at + 1 : at);
        long offset =
                switch (name) {
                    case "Z", "UTC", "GMT" -> 0;
                    default -> Clock.offset(name);
                };
        return offset == Clock.NONE ? OptionalLong.empty() : OptionalLong.of(millis - offset);
    }

    /** Whether dates without a zone are in UTC. */
    public boolean areUtc() {
        return zone.equals(ZoneOffset.UTC);
    }

    /** The instant of a date and time in this zone, both in milliseconds. */
    public long local(long millis) {
        if (areUtc()) {
            return millis;
        }
        int nanos = (int) Math.floorMod(millis, 1000L) * 1_000_000;
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos, ZoneOffset.UTC);
        return ZonedDateTime.of(local, zone).toInstant().toEpochMilli();
    }
}
