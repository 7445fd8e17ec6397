package dev.mixhook.junit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A POST that came to its end.
 *
 * @param n its number among those of the session, from 1
 * @param campaign its name
 * @param at the instant at which it was due
 * @param occurrence of the campaign's schedule that it is of
 * @param attempt of the campaign, from 1
 * @param batch of the attempt, from 1 to {@code of}
 * @param of how many batches the attempt has
 * @param users whose it is, in the order in which they went out; of a stream the {@code insert_id}s
 *     of its events
 * @param request what went out
 * @param response what came back
 * @param faults that it had on purpose, in the words of contract files
 */
public record Post(
        long n,
        String campaign,
        Instant at,
        OffsetDateTime occurrence,
        int attempt,
        int batch,
        int of,
        List<String> users,
        Request request,
        Response response,
        List<String> faults) {
    /** How many users a line names. */
    private static final int SHOWN = 3;

    public Post {
        users = List.copyOf(users);
        faults = List.copyOf(faults);
    }

    /**
     * What went out.
     *
     * @param url without what is secret of it
     * @param contentType the header of that name
     * @param text the body
     * @param json the JSON in it: the list of users where it is a form, else the whole body
     * @param objects the JSON objects of its users, members or events, one each
     * @param curl a command line that sends it again; what is secret stands in variables
     */
    public record Request(
            String url,
            String contentType,
            String text,
            String json,
            List<String> objects,
            String curl) {
        public Request {
            objects = List.copyOf(objects);
        }
    }

    /**
     * What came back, as far as it was seen.
     *
     * @param status null if no answer was seen
     * @param text the answer's body, its first 64 KiB
     * @param outcome what that means for its users
     * @param failure why no answer was seen, in one line; null if one was
     */
    public record Response(
            @Nullable Integer status, String text, Outcome outcome, @Nullable String failure) {}

    /** What an answer, or that there was none, means for the users of a POST. */
    public enum Outcome {
        /** The users count as sent. */
        ACCEPTED,
        /** The receiver has answered, and not taken the users. */
        REFUSED,
        /** No answer was seen, and the receiver may have got the POST. */
        UNCERTAIN,
        /** The receiver has got nothing. */
        UNREACHABLE
    }

    /** The status of the answer; empty if none was seen. */
    public OptionalInt status() {
        Integer status = response.status();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * What became of it, in a word, as contract files have it: the status of the answer, or {@code
     * uncertain}, or {@code unreachable}.
     */
    public String result() {
        return switch (response.outcome()) {
            case ACCEPTED, REFUSED -> String.valueOf(response.status());
            case UNCERTAIN -> "uncertain";
            case UNREACHABLE -> "unreachable";
        };
    }

    /** Why no answer was seen, in one line; empty if one was. */
    public Optional<String> failure() {
        return Optional.ofNullable(response.failure());
    }

    /** Whether its users count as sent. */
    public boolean isAccepted() {
        return response.outcome() == Outcome.ACCEPTED;
    }

    /** The whole body, byte for byte. */
    public byte[] body() {
        return request.text().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON in the body: the list of users where it is a form, else all of it. */
    public String json() {
        return request.json();
    }

    /** A command line that sends it again. */
    public String curl() {
        return request.curl();
    }

    /** Whether it is somebody's, maybe among others. */
    public boolean isOf(String user) {
        return users.contains(user);
    }

    private String shownUsers() {
        String first = users.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return users.size() <= SHOWN
                ? first
                : "%s and %d more".formatted(first, users.size() - SHOWN);
    }

    /** One line for people: number, instant, campaign, users, and what came of it. */
    @Override
    public String toString() {
        String came = failure().orElseGet(() -> String.valueOf(response.status()));
        String had = faults.stream().collect(Collectors.joining(", ", " (", ")"));
        return "POST %d at %s, %s to %s: %s%s"
                .formatted(n, at, campaign, shownUsers(), came, faults.isEmpty() ? "" : had);
    }
}
