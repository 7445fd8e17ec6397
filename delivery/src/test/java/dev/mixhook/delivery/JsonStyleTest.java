package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.sentFor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile goes out as Python's {@code json.dumps} would write it, with nothing changed. */
class JsonStyleTest {
    /** Left as stored, right as sent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "plain ~ text"            | "plain ~ text"
            ""                        | ""
            "\\"\\\\"                 | "\\"\\\\"
            "\\u0022\\u005c"          | "\\"\\\\"
            "\\n\\r\\t\\b\\f"         | "\\n\\r\\t\\b\\f"
            "\\u000A\\u0008"          | "\\n\\b"
            "a/b \\/ c"               | "a/b / c"
            "\\u0000\\u001F\\u000b"   | "\\u0000\\u001f\\u000b"
            "\\u007F\\u0080"          | "\\u007f\\u0080"
            "caf\u00e9 \u00df"        | "caf\\u00e9 \\u00df"
            "\\u00E9\\u2028"          | "\\u00e9\\u2028"
            "\ufeff\u200b\u202e"      | "\\ufeff\\u200b\\u202e"
            "\u6771\u4eac"            | "\\u6771\\u4eac"
            "\ud83d\ude00"            | "\\ud83d\\ude00"
            "\\uD83D\\uDE00"          | "\\ud83d\\ude00"
            "</script>&a=b+c%20#?'"   | "</script>&a=b+c%20#?'"
            """)
    void a_string_is_escaped_as_python_does_it(String stored, String sent) { // R-W4
        assertThat(sentFor("{\"p\":" + stored + "}")).isEqualTo("{\"p\": " + sent + "}");
        assertThat(sentFor("{" + stored + ":[" + stored + "]}"))
                .isEqualTo("{" + sent + ": [" + sent + "]}");
    }

    /** Left as stored, right as sent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "\\"\\\\\\/"         | "\\"\\\\/"
            "\\n\\r\\t\\b\\f"  | "\\n\\r\\t\\b\\f"
            "\\u0000\\u001F"         | "\\u0000\\u001f"
            "\\u007F\\u0080"         | "\u007f\u0080"
            "caf\u00e9 \\u00DF"       | "caf\u00e9 \u00df"
            "\ufeff\uffff"            | "\ufeff\uffff"
            "\ud83d\ude00\\uDBFF\\uDFFF" | "\ud83d\ude00\udbff\udfff"
            "\\uD800\\uD83D\\uDE00\\uDC00" | "\\ud800\ud83d\ude00\\udc00"
            """)
    void in_the_other_style_only_what_has_to_be_is_escaped(String stored, String sent) { // R-W4
        assertThat(sentFor(JsonStyle.UTF8, "{\"p\":" + stored + "}"))
                .isEqualTo("{\"p\": " + sent + "}");
        assertThat(sentFor(JsonStyle.UTF8, "{\"\u00e9\":[" + stored + "],\"\u00e9\":1}"))
                .isEqualTo("{\"\u00e9\": 1}");
        assertThat(sentFor(JsonStyle.UTF8, "{\"q\":1,\"p\":" + stored + ",\"q\":2}"))
                .isEqualTo("{\"q\": 2, \"p\": " + sent + "}");
    }

    @Test
    void half_a_character_goes_out_as_itself() { // R-W4; Jackson reads none in keys
        assertThat(sentFor("{\"p\":\"\\uD800\",\"q\":\"x\\uDC00\\uD800y\"}"))
                .isEqualTo("{\"p\": \"\\ud800\", \"q\": \"x\\udc00\\ud800y\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1.10",
                "10.00",
                "6.49",
                "9007199254740993",
                "1E5",
                "1e+05",
                "1e400",
                "-1e-400",
                "123456789012345678901234567890",
                "0.1000000000000000055511151231257827021181583404541015625"
            })
    void a_number_keeps_every_character(String token) { // R-W6
        var stored = "{\"n\": " + token + ", \"list\": [" + token + ", " + token + "]}";
        assertThat(sentFor(stored)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\": null}",
                "{\"a\": true, \"b\": false}",
                "{\"a\": [], \"b\": {}, \"c\": [{}, []]}",
                "{\"$transactions\": [{\"$time\": \"2015-03-03\", \"$amount\": 63960}, null]}",
                "{\"z\": 1, \"a\": 2, \"\": 3, \" \": 4}"
            })
    void values_keep_their_type_and_order(String stored) { // R-W4, R-W6
        assertThat(sentFor(stored)).isEqualTo(stored);
    }

    @Test
    void depth_has_no_limit() { // R-W6
        var stored = "{\"a\": [".repeat(5_000) + "]}".repeat(5_000);
        assertThat(sentFor(stored)).isEqualTo(stored);
    }

    @Test
    void length_has_no_limit() { // R-W6
        var stored =
                "{\"%s\": \"%s\", \"n\": %s}"
                        .formatted("k".repeat(100_000), "v".repeat(2_000_000), "9".repeat(5_000));
        assertThat(sentFor(stored)).isEqualTo(stored);
    }
}
