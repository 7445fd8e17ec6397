package dev.mixhook.engine.contract;

import dev.mixhook.delivery.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request that Mixpanel never makes.
 *
 * @param what it is, for messages
 * @param request for the beginning of the check's ids
 */
record Oddity(String what, Function<String, RawRequest> request) {
    private static final String FORM = "application/x-www-form-urlencoded";

    static Oddity get() {
        return new Oddity("GET", _ -> new RawRequest.Get());
    }

    /** A form with this body. */
    static Oddity form(String what, UnaryOperator<String> body) {
        return new Oddity(what, prefix -> new RawRequest.Post(FORM, body.apply(prefix)));
    }

    /** A form with this value of its parameter {@code users}, encoded once. */
    static Oddity users(String what, UnaryOperator<String> json) {
        return form(what, prefix -> encoded(json.apply(prefix)));
    }

    /** A good form under another content type. */
    static Oddity mislabelled(String contentType) {
        return new Oddity(
                "the form as " + contentType,
                prefix -> new RawRequest.Post(contentType, encoded(list(whole(prefix + "1")))));
    }

    /** The list without a form around it. */
    static Oddity json() {
        return new Oddity(
                "the list as application/json",
                prefix -> new RawRequest.Post("application/json", list(whole(prefix + "1"))));
    }

    /** Plain users 1 to 3, of whom the second has no properties. */
    static Oddity halfFormed() {
        return users(
                "a POST with a user without properties",
                prefix ->
                        list(
                                whole(prefix + "1"),
                                "{\"$distinct_id\": \"%s2\"}".formatted(prefix),
                                whole(prefix + "3")));
    }

    /** A list that breaks off in its second user. */
    static Oddity brokenOff() {
        return users(
                "a list that breaks off",
                prefix ->
                        "[%s, {\"$distinct_id\": \"%s2\", \"$prop"
                                .formatted(whole(prefix + "1"), prefix));
    }

    private static String list(String... users) {
        return '[' + String.join(", ", users) + ']';
    }

    private static String whole(String id) {
        return "{\"$distinct_id\": \"%s\", \"$properties\": %s}"
                .formatted(id, Guest.plain("").properties());
    }

    private static String encoded(String json) {
        return "users=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
