package dev.mixhook.engine.contract;

import dev.mixhook.delivery.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A request that Mixpanel never makes.
 *
 * @param what it is, for messages
 * @param request of the users of a check
 */
record Oddity(String what, Function<Cast, RawRequest> request) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Guest ONE = Guest.plain("1");

    static Oddity get() {
        return new Oddity("GET", _ -> new RawRequest.Get());
    }

    /** A form with this body. */
    static Oddity form(String what, Function<Cast, String> body) {
        return new Oddity(what, cast -> new RawRequest.Post(FORM, body.apply(cast)));
    }

    /** A form with this value of its parameter {@code users}, encoded once. */
    static Oddity users(String what, Function<Cast, String> json) {
        return form(what, cast -> encoded(json.apply(cast)));
    }

    /** A good form under another content type. */
    static Oddity mislabelled(String contentType) {
        return new Oddity(
                "the form as " + contentType,
                cast -> new RawRequest.Post(contentType, encoded(list(cast.json(ONE)))));
    }

    /** The list without a form around it. */
    static Oddity json() {
        return new Oddity(
                "the list as application/json",
                cast -> new RawRequest.Post("application/json", list(cast.json(ONE))));
    }

    /** Plain users 1 to 3, of whom the second has no properties. */
    static Oddity halfFormed() {
        return users(
                "a POST with a user without properties",
                cast ->
                        list(
                                cast.json(ONE),
                                "{\"$distinct_id\": \"%s2\"}".formatted(cast.prefix()),
                                cast.json(Guest.plain("3"))));
    }

    /** A list that breaks off in its second user. */
    static Oddity brokenOff() {
        return users(
                "a list that breaks off",
                cast ->
                        "[%s, {\"$distinct_id\": \"%s2\", \"$prop"
                                .formatted(cast.json(ONE), cast.prefix()));
    }

    private static String list(String... users) {
        return '[' + String.join(", ", users) + ']';
    }

    private static String encoded(String json) {
        return "users=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
