package dev.mixhook.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Where a campaign's POSTs go, and what counts as an answer.
 *
 * @param url http or https; path and query go out as written, in OkHttp's canonical form (R-W1)
 * @param headers added to each POST, in this order (R-W7); they may replace {@code User-Agent}, not
 *     what describes the body
 * @param timeout of the whole call, answer included: 1 ms to 24 h (R-D7)
 * @param connectTimeout of each address that is dialled: 1 ms to 24 h (R-D7)
 * @param json how strings are written in the body (R-W4)
 */
public record Webhook(
        String url,
        Map<String, String> headers,
        Accept accept,
        Duration timeout,
        Duration connectTimeout,
        JsonStyle json) {
    private static final Duration DAY = Duration.ofHours(24);

    /** Which statuses mark a POST's users as sent (R-D1). */
    public enum Accept {
        OK_ONLY,
        ANY_2XX;

        public boolean accepts(int status) {
            return switch (this) {
                case OK_ONLY -> status == 200;
                case ANY_2XX -> status >= 200 && status <= 299;
            };
        }
    }

    /**
     * @throws IllegalArgumentException if the URL is not http or https or carries a user name or
     *     password, if a header cannot be sent or describes the body, or if a time-out is out of
     *     its range
     */
    public Webhook {
        var target = parse(url);
        if (!target.encodedUsername().isEmpty() || !target.encodedPassword().isEmpty()) {
            throw new IllegalArgumentException(
                    "a webhook's URL carries no user name or password"
                            + " (the header Authorization can), was "
                            + target.redact());
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Headers.of(headers).names().forEach(Webhook::checkHeader);
        checkTime("timeout", timeout);
        checkTime("connectTimeout", connectTimeout);
    }

    /**
     * No headers of its own, only 200 accepted (R-D1), 30 s for the call and 5 s to connect (R-D7),
     * JSON in ASCII (R-W4).
     */
    public static Webhook to(String url) {
        return new Webhook(
                url,
                Map.of(),
                Accept.OK_ONLY,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                JsonStyle.ASCII);
    }

    /** The same with other headers. */
    public Webhook with(Map<String, String> headers) {
        return new Webhook(url, headers, accept, timeout, connectTimeout, json);
    }

    /** The same with another measure of what is accepted. */
    public Webhook with(Accept accept) {
        return new Webhook(url, headers, accept, timeout, connectTimeout, json);
    }

    /** The same with other times for the whole call and to connect. */
    public Webhook within(Duration timeout, Duration connectTimeout) {
        return new Webhook(url, headers, accept, timeout, connectTimeout, json);
    }

    /** The same with the strings of its JSON written in another style. */
    public Webhook with(JsonStyle json) {
        return new Webhook(url, headers, accept, timeout, connectTimeout, json);
    }

    /**
     * The URL as it is requested, which may differ from {@link #url()} in escapes and letter case
     * (R-W1).
     */
    public String canonicalUrl() {
        return target().toString();
    }

    /** In lower case; an IPv6 address without its brackets. */
    public String host() {
        return target().host();
    }

    public int port() {
        return target().port();
    }

    HttpUrl target() {
        return parse(url);
    }

    private static HttpUrl parse(String url) {
        var parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "a webhook's URL is an http or https URL, was \"" + url + "\"");
        }
        return parsed;
    }

    private static void checkHeader(String name) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "content-type", "content-length", "transfer-encoding", "content-encoding" ->
                    throw new IllegalArgumentException(
                            "a webhook's headers do not describe the body (R-W2), was " + name);
            default -> {}
        }
    }

    static void checkTime(String name, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(DAY) > 0) {
            throw new IllegalArgumentException(name + " must be 1 ms to 24 h, was " + time);
        }
    }
}
