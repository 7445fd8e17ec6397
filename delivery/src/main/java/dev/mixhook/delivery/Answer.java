package dev.mixhook.delivery;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered. Two answers are equal whatever time they took: that is measured, and
 * nothing that has to be the same each time may hang on it.
 *
 * @param text the body, its first 64 KiB or what came of it; what is no UTF-8 in it as U+FFFD
 * @param whole false if the body broke off before its end, which changes nothing (R-D1)
 * @param took the whole call, from connecting to the answer's end
 * @param location where a redirect points to, without what is secret of it; null if it does not
 *     say, or is none
 * @param retryAfter for how long a 429 asks to be left alone, in whole seconds; null if it does not
 * @param remark what the format has to say of it; null if nothing
 * @param head its headers, a line each, without what is secret in them: the first 8 KiB; no part of
 *     what is compared either
 */
public record Answer(
        int status,
        String text,
        boolean whole,
        Duration took,
        @Nullable String location,
        @Nullable Duration retryAfter,
        @Nullable String remark,
        String head) {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** An answer that came whole and at once. */
    public static Answer of(int status, String text) {
        return new Answer(status, text, true, Duration.ZERO, null, null, null, "");
    }

    /** This answer as a redirect that points there. */
    public Answer pointingTo(String location) {
        return new Answer(status, text, whole, took, location, retryAfter, remark, head);
    }

    /**
     * This answer, with how long it asks to be left alone, if it is a 429.
     *
     * @param retryAfter the header of that name; only a number of seconds counts, not a date
     */
    public Answer puttingOff(@Nullable String retryAfter) {
        return status != 429 || retryAfter == null || !SECONDS.matcher(retryAfter).matches()
                ? this
                : new Answer(
                        status,
                        text,
                        whole,
                        took,
                        location,
                        Duration.ofSeconds(Long.parseLong(retryAfter)),
                        remark,
                        head);
    }

    /** This answer, with its headers. */
    Answer headed(String head) {
        return new Answer(status, text, whole, took, location, retryAfter, remark, head);
    }

    /** This answer, with what its format has to say of it. */
    public Answer remarked(String remark) {
        return new Answer(status, text, whole, took, location, retryAfter, remark, head);
    }

    /** The status, and of a redirect where it points to. */
    public String shownStatus() {
        return status + shownLocation();
    }

    /**
     * Where a redirect points to, behind a comma; nothing for any other answer. Redirects are not
     * followed (R-W8), so people have to see what to write instead.
     */
    public String shownLocation() {
        return location == null
                ? ""
                : ", Location: " + CONTROL.matcher(location).replaceAll(Answer::escaped);
    }

    private static String escaped(MatchResult control) {
        return Matcher.quoteReplacement("\\u%04x".formatted((int) control.group().charAt(0)));
    }

    /** What a report has to add to the status. */
    public Optional<String> note() {
        return whole
                ? Optional.ofNullable(remark)
                : Optional.of("its body was not read to the end");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other
                        instanceof
                        Answer(
                                int otherStatus,
                                String otherText,
                                boolean otherWhole,
                                _,
                                String otherLocation,
                                Duration otherRetryAfter,
                                String otherRemark,
                                _)
                && status == otherStatus
                && text.equals(otherText)
                && whole == otherWhole
                && Objects.equals(location, otherLocation)
                && Objects.equals(retryAfter, otherRetryAfter)
                && Objects.equals(remark, otherRemark);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, text, whole, location, retryAfter, remark);
    }
}
