package dev.mixhook.targeting.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** What people read where a text is no JSON: its fault, in words that are not the parser's. */
class JsonFaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "nonsense => `nonsense` is no JSON value; texts stand in double quotes",
                "[NaN] => `NaN` is no JSON value",
                "[1 2] => found `2` where a comma or the end of the list belongs",
                "{\"a\":1 \"b\":2} => found `\"` where a comma or the end of the object belongs",
                "{a:1} => found `a` where a name in double quotes belongs",
                "{\"a\" 1} => found `1` where a colon belongs",
                "{\"a\":,} => found `,` where a value belongs",
                "[1} => found `}` where `]` belongs",
                "{\"a\":1 => it ends in the middle of an object",
                "[1, => it ends in the middle of a list",
                "\"a => it ends in the middle of a value",
                "\"a\tb\" => a text holds a control character (number 9), which has to be escaped, such as \\n",
                "\"\\x\" => `\\x` is no escape; those are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits",
                "[07] => a number does not begin with 0, as 07",
                "[1.] => a number is not finished"
            })
    void the_fault_is_told_in_plain_words(String json, String told) {
        assertThat(fault(json)).isEqualTo(told);
    }

    private static String fault(String json) {
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            while (parser.nextToken() != null) {
                parser.getString();
            }
            return "";
        } catch (JacksonException e) {
            return JsonText.reason(e);
        }
    }
}
