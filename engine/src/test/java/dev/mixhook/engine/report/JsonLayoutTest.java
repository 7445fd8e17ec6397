package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLayoutTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1.10} | {\"a\": 1.10}",
                "`{\n  \"a\" :\t[1,\n 2]\n}` | `{ \"a\" : [1, 2] }`",
                "\"a  \\\" b\" | \"a  \\\" b\"",
                "\"é🍵\" | \"\\u00e9\\ud83c\\udf75\"",
            })
    void ascii_is_the_same_value_on_one_line(String json, String ascii) {
        assertThat(JsonLayout.ascii(json)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\\u00e9\\ud83c\\udf75\" | \"é🍵\"",
                "\"\\\\u00e9 \\n \\\" \\u000a \\u0022 \\u005c\" | \"\\\\u00e9 \\n \\\" \\u000a \\u0022 \\u005c\"",
                "\"\\ud800 \\u202e \\u2028 \\u009b\" | \"\\ud800 \\u202e \\u2028 \\u009b\"",
            })
    void readable_shows_what_can_be_printed_and_keeps_the_rest_escaped(
            String json, String readable) {
        assertThat(JsonLayout.readable(json)).isEqualTo(readable);
    }
}
