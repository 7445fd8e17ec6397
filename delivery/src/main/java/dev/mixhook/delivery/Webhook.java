package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Where a campaign's POSTs go, and in which format.
 *
 * @param url http or https; path and query go out as written, in OkHttp's canonical form (R-W1). A
 *     user name and password in it go out as basic authentication
 * @param headers added to each POST, in this order (R-W7); they may replace {@code User-Agent}, not
 *     what describes the body
 * @param format of the bodies, and what their answers mean
 * @param timeout of the whole call, answer included: 1 ms to 24 h (R-D7)
 * @param connectTimeout of each address that is dialled: 1 ms to 24 h (R-D7)
 * @param trust of TLS receivers (R-W8)
 * @param secrets what of it is not shown to anybody
 */
public record Webhook(
        String url,
        Map<String, String> headers,
        WireFormat format,
        Duration timeout,
        Duration connectTimeout,
        Trust trust,
        Secrets secrets) {
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
     * @throws IllegalArgumentException if the URL is not http or https, if a header cannot be sent,
     *     describes the body or says who we are when the URL does, or if a time-out is out of its
     *     range
     */
    public Webhook {
        HttpUrl target = parse(url, secrets);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Set<String> names = sendable(headers).names();
        names.forEach(Webhook::checkHeader);
        if (hasUserInfo(target) && names.contains("Authorization")) {
            throw new IllegalArgumentException(
                    "a user name in the URL is sent as the header Authorization; give one of the two");
        }
        checkTime("timeout", timeout);
        checkTime("connectTimeout", connectTimeout);
    }

    /**
     * A webhook with the defaults: no headers of its own, the format of messages, 30 s for the call
     * and 5 s to connect (R-D7), trust in the authorities that Java comes with.
     */
    public static Webhook to(String url) {
        return to(url, Secrets.NAMED);
    }

    /** A webhook with the defaults, and with these secrets. */
    public static Webhook to(String url, Secrets secrets) {
        return new Webhook(
                url,
                Map.of(),
                MessagesFormat.DEFAULT,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                new Trust.Default(),
                secrets);
    }

    /** This webhook at another URL. */
    public Webhook at(String url) {
        return new Webhook(url, headers, format, timeout, connectTimeout, trust, secrets);
    }

    /** This webhook at another port of its host; its URL is then in its canonical form. */
    public Webhook atPort(int port) {
        return at(parse(url, secrets).newBuilder().port(port).build().toString());
    }

    /** This webhook with other headers. */
    public Webhook with(Map<String, String> headers) {
        return new Webhook(url, headers, format, timeout, connectTimeout, trust, secrets);
    }

    /** This webhook with another format. */
    public Webhook with(WireFormat format) {
        return new Webhook(url, headers, format, timeout, connectTimeout, trust, secrets);
    }

    /** This webhook with other times for the whole call and to connect. */
    public Webhook within(Duration timeout, Duration connectTimeout) {
        return new Webhook(url, headers, format, timeout, connectTimeout, trust, secrets);
    }

    /** This webhook with other authorities to trust. */
    public Webhook with(Trust trust) {
        return new Webhook(url, headers, format, timeout, connectTimeout, trust, secrets);
    }

    /** This webhook with other secrets. */
    public Webhook with(Secrets secrets) {
        return new Webhook(url, headers, format, timeout, connectTimeout, trust, secrets);
    }

    /** Whether its URL or its headers may say who sends. */
    public boolean isAuthenticated() {
        return !ownHeaders().isEmpty();
    }

    /** This webhook without all that may say who sends: user, password and headers. */
    public Webhook unauthenticated() {
        return at(target().toString()).with(Map.of());
    }

    /** The URL as it was written, without what is secret of it. */
    public String shownUrl() {
        return secrets.url(url);
    }

    /**
     * The URL as it is requested, which may differ from {@link #shownUrl()} in escapes and letter
     * case (R-W1); likewise without what is secret.
     */
    public String canonicalUrl() {
        return secrets.url(target().toString());
    }

    /** Whether its receiver speaks TLS. */
    public boolean isTls() {
        return target().isHttps();
    }

    /** The host in lower case; an IPv6 address without its brackets. */
    public String host() {
        return target().host();
    }

    public int port() {
        return target().port();
    }

    /** The URL without what is secret, and nothing else. */
    @Override
    public String toString() {
        return shownUrl();
    }

    HttpUrl target() {
        return parse(url, secrets).newBuilder().username("").password("").build();
    }

    /** The headers that are this webhook's own, in the order in which they go out. */
    Map<String, String> ownHeaders() {
        LinkedHashMap<String, String> own = new LinkedHashMap<String, String>();
        HttpUrl target = parse(url, secrets);
        if (hasUserInfo(target)) {
            own.put(
                    "Authorization",
                    Credentials.basic(target.username(), target.password(), UTF_8));
        }
        own.putAll(headers);
        return own;
    }

    private static boolean hasUserInfo(HttpUrl target) {
        return !target.username().isEmpty() || !target.password().isEmpty();
    }

    private static HttpUrl parse(String url, Secrets secrets) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "a webhook's URL is an http or https URL, was \"" + secrets.url(url) + "\"");
        }
        return parsed;
    }

    /** A value that cannot be sent may be secret all the same. */
    private static Headers sendable(Map<String, String> headers) {
        try {
            return Headers.of(headers);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(unsendable(headers));
        }
    }

    private static String unsendable(Map<String, String> headers) {
        for (String name : headers.keySet()) {
            if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                return "a header's name has no blanks, and none but the letters of ASCII";
            }
        }
        return "the value of a header has none but the letters of ASCII, blanks and tabs; that of "
                + headers.entrySet().stream()
                        .filter(header -> !header.getValue().chars().allMatch(Webhook::isSendable))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("one of them")
                + " has others";
    }

    private static boolean isSendable(int character) {
        return character == '\t' || (character >= ' ' && character < 0x7F);
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
