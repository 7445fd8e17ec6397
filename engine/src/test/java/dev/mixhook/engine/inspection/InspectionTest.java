package dev.mixhook.engine.inspection;

import static dev.mixhook.engine.inspection.Row.ANA;
import static dev.mixhook.engine.inspection.Row.FORM;
import static dev.mixhook.engine.inspection.Row.GOOD;
import static dev.mixhook.engine.inspection.Row.crowd;
import static dev.mixhook.engine.inspection.Row.form;
import static dev.mixhook.engine.inspection.Row.post;
import static dev.mixhook.engine.inspection.Row.row;
import static dev.mixhook.engine.inspection.Row.type;
import static dev.mixhook.engine.inspection.Row.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.Request;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InspectionTest {
    @TestFactory
    Stream<DynamicTest> each_violation_is_named() { // R-W1, R-W2, R-W3, R-W6, R-D3
        return Stream.of(heads(), forms(), users()).flatMap(rows -> rows).map(Row::test);
    }

    @Test
    void users_are_decoded_with_each_value_as_it_came() {
        String json =
                "["
                        + user("ana", "{\"n\": 1.10, \"e\": \"\\u00e9\", \"l\": [1, {\"a\": -0}]}")
                        + ", "
                        + user("b\\u00e9", "{}")
                        + "]";
        Inspection inspection = Inspection.of(post(FORM, form(json)), JsonStyle.ASCII);
        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.readable()).isTrue();
        assertThat(inspection.users())
                .extracting(PostedUser::distinctId)
                .containsExactly("ana", "b\u00e9");
        assertThat(inspection.users().getFirst().properties())
                .containsEntry("n", "1.10")
                .containsEntry("e", "\"\\u00e9\"")
                .containsEntry("l", "[1, {\"a\": -0}]");
    }

    @Test
    void a_sender_is_not_let_off_its_users_for_other_faults() {
        Inspection inspection =
                Inspection.of(post("text/plain", GOOD + "&more=1"), JsonStyle.ASCII);
        assertThat(inspection.readable()).isTrue();
        assertThat(inspection.users()).hasSize(1);
        assertThat(inspection.findings()).extracting(Violation::rule).containsExactly("W2", "W2");
    }

    private static Stream<Row> heads() {
        return Stream.of(
                row("good", post(FORM, GOOD)),
                row("letter case of a type", post("Application/X-WWW-Form-Urlencoded", GOOD)),
                row(
                        "GET",
                        new Request("GET", "/", List.of(), ""),
                        "W1  the method is GET; a webhook is a POST"),
                row(
                        "charset",
                        post(FORM + "; charset=utf-8", GOOD),
                        "W2  Content-Type has a parameter, charset=utf-8; it has none"),
                row(
                        "another type",
                        post("application/json", GOOD),
                        "W2  Content-Type is application/json, not " + FORM),
                row(
                        "no type",
                        new Request("POST", "/", List.of(), GOOD),
                        "W2  Content-Type comes 0 times, not once"),
                row(
                        "two types",
                        new Request("POST", "/", List.of(type(FORM), type(FORM)), GOOD),
                        "W2  Content-Type comes 2 times, not once"),
                row(
                        "packed",
                        new Request(
                                "POST",
                                "/",
                                List.of(type(FORM), new Request.Header("content-encoding", "gzip")),
                                GOOD),
                        "W2  the body has a Content-Encoding, gzip; a form has none"));
    }

    private static Stream<Row> forms() {
        return Stream.of(
                row("empty", post(FORM, ""), "W2  the body is empty"),
                row(
                        "JSON",
                        post(FORM, "[" + ANA + "]"),
                        "W2  the body is JSON, not a form with a parameter `users`"),
                row(
                        "other names",
                        post(FORM, "people=1&data=2&people=3"),
                        "W2  there is no parameter `users`, but `people`, `data`"),
                row(
                        "one more",
                        post(FORM, GOOD + "&token=abc"),
                        "W2  there is another parameter beside `users`: `token`"),
                row(
                        "twice",
                        post(FORM, GOOD + "&" + GOOD),
                        "W2  the parameter `users` comes 2 times"));
    }

    private static Stream<Row> users() {
        return Stream.of(
                row(
                        "no JSON",
                        post(FORM, "users=hello"),
                        "W3  `users` is not JSON (near byte 1 of the JSON: `hello`)"),
                row(
                        "JSON that Python writes",
                        post(FORM, form("[" + user("a", "{\"n\": NaN}") + "]")),
                        "W3  `users` is not JSON (near byte 48 of the JSON: `operties\": {\"n\": NaN}}]`)"),
                row(
                        "broken off",
                        post(FORM, form("[" + ANA)),
                        "W3  `users` breaks off (near byte 58 of the JSON: `\": {\"plan\": \"free\"}}`)"),
                row(
                        "more behind",
                        post(FORM, form("[" + ANA + "] []")),
                        "W3  something follows the list of users"),
                row("no value", post(FORM, "users"), "W3  `users` is nothing, not a list"),
                row("an object", post(FORM, form(ANA)), "W3  `users` is an object, not a list"),
                row("a text", post(FORM, form("\"x\"")), "W3  `users` is text, not a list"),
                row(
                        "nobody",
                        post(FORM, form("[]")),
                        "W3  `users` is empty; without users there is no POST"),
                row(
                        "fifty-one",
                        post(FORM, form(crowd(51))),
                        "W3  there are 51 users; a POST has at most 50"),
                row("fifty", post(FORM, form(crowd(50)))),
                row(
                        "a user that is none",
                        post(FORM, form("[7, null, " + ANA + "]")),
                        "W3  a user is a number, not an object (user 1)",
                        "W3  a user is null, not an object (user 2)"),
                row(
                        "a number as id",
                        post(FORM, form("[{\"$distinct_id\": 7, \"$properties\": {}}]")),
                        "W3  `$distinct_id` is a number, not text (user 1)"),
                row(
                        "no id",
                        post(FORM, form("[" + ANA + ", {\"$properties\": {}}]")),
                        "W3  a user has no `$distinct_id` (user 2)"),
                row(
                        "a list of properties",
                        post(FORM, form("[{\"$distinct_id\": \"a\", \"$properties\": []}]")),
                        "W3  `$properties` is a list, not an object (user 1)"),
                row(
                        "no properties",
                        post(FORM, form("[{\"$distinct_id\": \"a\"}]")),
                        "W3  a user has no `$properties` (user 1)"),
                row(
                        "another key",
                        post(
                                FORM,
                                form(
                                        "[{\"$distinct_id\": \"a\", \"$properties\": {}, \"$email\": \"b\"},"
                                                + " {\"$distinct_id\": \"b\", \"$properties\": {}, \"$email\": \"b\"}]")),
                        "W3  a user has another key, `$email` (2 times, first: user 1)"),
                row(
                        "the other order",
                        post(FORM, form("[{\"$properties\": {}, \"$distinct_id\": \"a\"}]")),
                        "W3  `$properties` comes before `$distinct_id` (user 1)"),
                row(
                        "somebody twice",
                        post(FORM, form("[" + ANA + ", " + ANA + "]")),
                        "D3  a user comes twice in one POST (user 2)"),
                row(
                        "a zone",
                        post(
                                FORM,
                                form(
                                        "["
                                                + user(
                                                        "a",
                                                        "{\"$created\": \"2026-01-01T00:00:00Z\"}")
                                                + "]")),
                        "W6  `$created` is \"2026-01-01T00:00:00Z\", not YYYY-MM-DDTHH:MM:SS (user 1)"),
                row(
                        "dates as they are, and as somebody stored them",
                        post(
                                FORM,
                                form(
                                        "["
                                                + user(
                                                        "a",
                                                        "{\"$created\": \"2026-01-01T00:00:00\", \"$last_seen\": null, \"mine\": \"2026-01-01T00:00:00Z\"}")
                                                + "]"))));
    }
}
