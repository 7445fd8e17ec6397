package dev.mixhook.engine.inspection;

import static dev.mixhook.engine.inspection.Row.ANA;
import static dev.mixhook.engine.inspection.Row.FORM;
import static dev.mixhook.engine.inspection.Row.GOOD;
import static dev.mixhook.engine.inspection.Row.form;
import static dev.mixhook.engine.inspection.Row.post;
import static dev.mixhook.engine.inspection.Row.row;
import static dev.mixhook.engine.inspection.Row.style;
import static dev.mixhook.engine.inspection.Row.user;

import dev.mixhook.delivery.JsonStyle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The style of the JSON, and its percent-encoding. */
class ByteStyleTest {
    @TestFactory
    Stream<DynamicTest> each_violation_is_named() { // R-W4, R-W5
        return Stream.of(asciiStyle(), utf8Style(), escapes()).flatMap(rows -> rows).map(Row::test);
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
}
