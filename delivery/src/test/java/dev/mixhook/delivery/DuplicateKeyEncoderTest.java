package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.person;
import static dev.mixhook.delivery.Sample.sentFor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateKeyEncoderTest {
    /** Left as stored, right as sent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"a":1,"a":2}                       | {"a": 2}
            {"a":1,"b":2,"a":3}                 | {"a": 3, "b": 2}
            {"a":1,"b":2,"\\u0061":null,"a":4}  | {"a": 4, "b": 2}
            {"a":{"x":1},"b":0,"a":[{}]}        | {"a": [{}], "b": 0}
            {"o":{"x":1,"y":2,"x":[1.10,""]}}   | {"o": {"x": [1.10, ""], "y": 2}}
            {"l":[[{"x":1,"x":-0}],7],"m":{}}   | {"l": [[{"x": -0}], 7], "m": {}}
            {"a":{"x":1,"x":2},"a":{"x":3}}     | {"a": {"x": 3}}
            {"a":{"a":1},"b":{"a":2}}           | {"a": {"a": 1}, "b": {"a": 2}}
            """)
    void a_key_given_twice_keeps_its_first_place_and_its_last_value(
            String stored, String sent) { // R-W4
        assertThat(sentFor(stored)).isEqualTo(sent);
    }

    @Test
    void a_key_given_twice_far_down_is_settled_too() { // R-W4
        var before = "{\"a\": [".repeat(5_000);
        var after = "]}".repeat(5_000);
        assertThat(sentFor(before + "{\"x\": 1, \"x\": 2}" + after))
                .isEqualTo(before + "{\"x\": 2}" + after);
    }

    @Test
    void users_around_one_with_a_repeated_key_are_untouched() { // R-W4
        assertThat(
                        sentFor(
                                person("a", "{\"x\":1}"),
                                person("b", "{\"x\":1,\"x\":2}"),
                                person("c", "{\"x\":3}")))
                .isEqualTo(
                        "[{\"$distinct_id\": \"a\", \"$properties\": {\"x\": 1}}, "
                                + "{\"$distinct_id\": \"b\", \"$properties\": {\"x\": 2}}, "
                                + "{\"$distinct_id\": \"c\", \"$properties\": {\"x\": 3}}]");
    }
}
