package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InspectionTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ANA = user("ana", "{\"plan\": \"free\"}");
    private static final String GOOD = form("[" + ANA + "]");

    private record Row(String claim, Request request, JsonStyle style, List<String> findings) {}

    @TestFactory
    Stream<DynamicTest> each_violation_is_named() { // R-W1, R-W2, R-W3, R-W4, R-W5, R-W6, R-D3
        return Stream.of(heads(), forms(), users(), asciiStyle(), utf8Style(), escapes())
                .flatMap(rows -> rows)
                .map(row -> DynamicTest.dynamicTest(row.claim(), () -> check(row)));
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
        assertThat(inspection.findings()).extracting(Finding::rule).containsExactly("W2", "W2");
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

    private static Stream<Row> asciiStyle() {
        return Stream.of(
                row(
                        "no spaces",
                        style("{\"a\":1,\"b\":2}"),
                        "W4  no space after `:` (2 times, first: character 43 of the JSON)",
                        "W4  no space after `,` (character 45 of the JSON)"),
                row(
                        "laid out",
                        style("{\n  \"a\": 1}"),
                        "W4  white space besides the one space after `,` and `:`"
                                + " (3 times, first: character 40 of the JSON)"),
                row(
                        "raw",
                        style("{\"a\": \"\u00e9\"}"),
                        "W4  what is not ASCII stands raw, not as \\uXXXX (character 46 of the JSON)"),
                row(
                        "raw DEL",
                        style("{\"a\": \"\u007f\"}"),
                        "W4  what is not ASCII stands raw, not as \\uXXXX (character 46 of the JSON)"),
                row(
                        "escaped",
                        style("{\"a\": \"\\u00e9\\ud83c\\udf75\\ud800\\u007f\\n\\\\u00E9\"}")),
                row(
                        "upper case",
                        style("{\"a\": \"\\u00E9\"}"),
                        "W4  hexadecimal digits in upper case, as in \\u00E9 (character 51 of the JSON)"),
                row(
                        "a slash",
                        style("{\"a\": \"\\/\"}"),
                        "W4  `/` is escaped; it never is (character 47 of the JSON)"),
                row(
                        "the long way",
                        style("{\"a\": \"\\u000a\\u0041\"}"),
                        "W4  \\u000a where there is a short escape (character 51 of the JSON)",
                        "W4  \\u0041 for what stands as itself (character 57 of the JSON)"),
                row(
                        "a key twice",
                        style("{\"a\": 1, \"a\": 2}"),
                        "W4  a key is given twice in one object (character 51 of the JSON)"),
                row("not UTF-8", post(FORM, "users=%5B%FF"), "W4  `users` is not UTF-8"));
    }

    private static Stream<Row> utf8Style() {
        return Stream.of(
                new Row(
                        "raw in utf8",
                        style(
                                "{\"a\": \"\u00e9\ud83c\udf75\u007f\\ud800\\udf75\\\\ud800\\u0001\"}"),
                        JsonStyle.UTF8,
                        List.of(
                                "W4  what is not ASCII is escaped, not raw UTF-8 (character 61 of the JSON)")),
                new Row(
                        "lone surrogates and controls in utf8",
                        style("{\"a\": \"\\udf75\\ud800x\\\\ud800\\udf75\\u0001\"}"),
                        JsonStyle.UTF8,
                        List.of()),
                new Row(
                        "escaped in utf8",
                        style("{\"a\": \"\\u00e9\"}"),
                        JsonStyle.UTF8,
                        List.of(
                                "W4  what is not ASCII is escaped, not raw UTF-8 (character 51 of the JSON)")));
    }

    private static Stream<Row> escapes() {
        return Stream.of(
                row(
                        "%20",
                        post(FORM, GOOD.replace("+", "%20")),
                        "W5  a space is %20, not `+` (4 times, first: byte 36)"),
                row(
                        "lower case",
                        post(FORM, GOOD.replace("%5B", "%5b")),
                        "W5  hexadecimal digits in lower case, as in %5b (byte 7)"),
                row(
                        "raw brackets",
                        post(FORM, GOOD.replace("%5B", "[").replace("%5D", "]")),
                        "W5  `[` stands as itself, not as %5B (byte 7)",
                        "W5  `]` stands as itself, not as %5D (byte " + (GOOD.length() - 4) + ")"),
                row(
                        "too much",
                        post(FORM, form("[" + user("a-b", "{}") + "]").replace("-", "%2D")),
                        "W5  `-` is escaped; it stays (byte 41)"),
                row(
                        "too little",
                        post(FORM, form("[" + user("a~b", "{}") + "]").replace("%7E", "~")),
                        "W5  `~` stands as itself, not as %7E (byte 41)"),
                row(
                        "raw bytes",
                        post(FORM, form("[" + user("a", "{}") + "]") + "\u00e9"),
                        "W5  byte e9 stands as itself, not as %E9 (byte 83)",
                        "W4  `users` is not UTF-8"),
                row(
                        "twice",
                        post(
                                FORM,
                                "users=" + form("[" + ANA + "]").substring(6).replace("%", "%25")),
                        "W5  `users` is percent-encoded twice"),
                row(
                        "a name in escapes",
                        post(FORM, GOOD.replace("users", "%75sers")),
                        "W5  `u` is escaped; it stays (byte 1)"),
                row(
                        "a percent sign alone",
                        post(FORM, form("[" + user("5%", "{}") + "]").replace("%25", "%")),
                        "W5  a `%` without two hexadecimal digits (byte 41)"),
                row("what stays", post(FORM, form("[" + user("A-Z.a_z*09", "{}") + "]"))));
    }

    private static void check(Row row) {
        assertThat(Inspection.of(row.request(), row.style()).findings().toString())
                .isEqualTo(row.findings().toString());
    }

    private static Row row(String claim, Request request, String... findings) {
        return new Row(claim, request, JsonStyle.ASCII, Arrays.asList(findings));
    }

    private static Request style(String properties) {
        return post(FORM, form("[" + user("a", properties) + "]"));
    }

    private static Request post(String type, String body) {
        return new Request("POST", "/hook", List.of(type(type)), body);
    }

    private static Request.Header type(String type) {
        return new Request.Header("Content-Type", type);
    }

    private static String form(String json) {
        return "users=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static String user(String id, String properties) {
        return "{\"$distinct_id\": \"" + id + "\", \"$properties\": " + properties + "}";
    }

    private static String crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> user(String.format(Locale.ROOT, "u%02d", i), "{}"))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
