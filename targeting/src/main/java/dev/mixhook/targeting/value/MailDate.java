package dev.mixhook.targeting.value;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as e-mails and JavaScript's {@code toUTCString} have them (RFC 2822, section 3.3 and 4.3):
 * {@code Tue, 20 Nov 2012 15:26:17 GMT}. The day of the week is not looked at, as in JavaScript.
 */
final class MailDate {
    private static final int SHORTEST = "1 Nov 2012 15:26".length();

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:[a-z]{3,9}, {1,2})?(\\d{1,2}) ([a-z]{3}) (\\d{4}) (\\d\\d):(\\d\\d)(?::(\\d\\d))?(?: ([a-z]{1,3}|[+-]\\d{4}))?");

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("z", "+0000"),
                    Map.entry("ut", "+0000"),
                    Map.entry("utc", "+0000"),
                    Map.entry("gmt", "+0000"),
                    Map.entry("est", "-0500"),
                    Map.entry("edt", "-0400"),
                    Map.entry("cst", "-0600"),
                    Map.entry("cdt", "-0500"),
                    Map.entry("mst", "-0700"),
                    Map.entry("mdt", "-0600"),
                    Map.entry("pst", "-0800"),
                    Map.entry("pdt", "-0700"));

    private MailDate() {}

    /**
     * Milliseconds since the epoch; empty if the text is no such date.
     *
     * @param dates whose zone one without a zone is in
     */
    static OptionalLong millis(String text, Dates dates) {
        if (text.length() < SHORTEST) {
            return OptionalLong.empty();
        }
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches() ? millis(matcher, dates) : OptionalLong.empty();
    }

    private static OptionalLong millis(Matcher matcher, Dates dates) {
        long day =
                Clock.day(
                        Integer.parseInt(matcher.group(3)),
                        MONTHS.indexOf(matcher.group(2)) + 1,
                        Integer.parseInt(matcher.group(1)));
        String second = matcher.group(6);
        long time =
                Clock.time(
                        Integer.parseInt(matcher.group(4)),
                        Integer.parseInt(matcher.group(5)),
                        second == null ? 0 : Integer.parseInt(second));
        if (day == Clock.NONE || time == Clock.NONE) {
            return OptionalLong.empty();
        }
        String zone = matcher.group(7);
        if (zone == null) {
            return OptionalLong.of(dates.local(day + time));
        }
        long offset = Clock.offset(ZONES.getOrDefault(zone, zone));
        return offset == Clock.NONE ? OptionalLong.empty() : OptionalLong.of(day + time - offset);
    }
}
