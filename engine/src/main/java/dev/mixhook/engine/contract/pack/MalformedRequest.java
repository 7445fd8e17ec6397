package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.RawRequest;
import dev.mixhook.delivery.WebhookBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request that Mixpanel never makes.
 *
 * @param what it is, for messages
 * @param request of the users of a check
 */
record MalformedRequest(String what, Function<TestUsers, RawRequest> request) {
    private static final TestUser ONE = TestUser.plain("1");

    static MalformedRequest get() {
        return new MalformedRequest("GET", _ -> new RawRequest.Get());
    }

    /** A form with this body. */
    static MalformedRequest form(String what, Function<TestUsers, String> body) {
        return new MalformedRequest(
                what, users -> new RawRequest.Post(MessagesFormat.CONTENT_TYPE, body.apply(users)));
    }

    /** A form with this value of its parameter {@code users}, encoded once. */
    static MalformedRequest users(String what, Function<TestUsers, String> json) {
        return form(what, users -> encoded(json.apply(users)));
    }

    /** A good form under another content type. */
    static MalformedRequest mislabelled(String contentType) {
        return new MalformedRequest(
                "the form as " + contentType,
                users -> new RawRequest.Post(contentType, encoded(list(users.json(ONE)))));
    }

    /** The list without a form around it. */
    static MalformedRequest json() {
        return new MalformedRequest(
                "the list as application/json",
                users -> new RawRequest.Post("application/json", list(users.json(ONE))));
    }

    /** A page of a cohort sync with another action. */
    static MalformedRequest action(String name) {
        return sync(
                "the action `" + name + '`',
                page -> page.replace("\"add_members\"", '"' + name + '"'));
    }

    /** What is made of the page that adds a plain member to a cohort. */
    static MalformedRequest sync(String what, UnaryOperator<String> body) {
        return json(what, TestSync.adding(List.of(ONE)).page(1), body);
    }

    private static MalformedRequest json(String what, TestPost good, UnaryOperator<String> body) {
        return new MalformedRequest(
                what,
                users -> {
                    WebhookBody whole = users.body(good);
                    return new RawRequest.Post(
                            whole.contentType(),
                            body.apply(new String(whole.bytes(), StandardCharsets.UTF_8)));
                });
    }

    /** What is made of a list of one plain event. */
    static MalformedRequest events(String what, UnaryOperator<String> body) {
        return json(what, TestPost.events(TestEvent.plain(1)), body);
    }

    /** Plain users 1 to 3, of whom the second has no properties. */
    static MalformedRequest halfFormed() {
        return users(
                "a POST with a user without properties",
                users ->
                        list(
                                users.json(ONE),
                                "{\"$distinct_id\": \"%s2\"}".formatted(users.prefix()),
                                users.json(TestUser.plain("3"))));
    }

    /** A list that breaks off in its second user. */
    static MalformedRequest brokenOff() {
        return users(
                "a list that breaks off",
                users ->
                        "[%s, {\"$distinct_id\": \"%s2\", \"$prop"
                                .formatted(users.json(ONE), users.prefix()));
    }

    private static String list(String... users) {
        return '[' + String.join(", ", users) + ']';
    }

    private static String encoded(String json) {
        return "users=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
