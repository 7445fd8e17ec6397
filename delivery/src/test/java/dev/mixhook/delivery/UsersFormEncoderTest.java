package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.batchOf;
import static dev.mixhook.delivery.Sample.person;
import static dev.mixhook.delivery.Sample.sentFor;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFormEncoderTest {
    @Test
    void the_documented_example_goes_out_byte_for_byte() throws IOException {
        // R-W2, R-W3, R-W4, R-W5, R-W6
        var harry = new Recipient("13b20239a29335", resource("harry.json"));
        var anna = new Recipient("13a00df8730412", resource("anna.json"));

        assertThat(UsersFormEncoder.encode(batchOf(harry, anna), JsonStyle.ASCII))
                .asString(US_ASCII)
                .isEqualTo(new String(resource("two-people.form"), US_ASCII));
    }

    @Test
    void the_smallest_body_is_this_one() { // R-W2, R-W3, R-W4, R-W5
        assertThat(UsersFormEncoder.encode(batchOf(person("u1", "{}")), JsonStyle.ASCII))
                .asString(US_ASCII)
                .isEqualTo(
                        "users=%5B%7B%22%24distinct_id%22%3A+%22u1%22"
                                + "%2C+%22%24properties%22%3A+%7B%7D%7D%5D");
    }

    @Test
    void users_go_out_in_the_order_of_their_batch() { // R-W9
        assertThat(sentFor(person("b", "{}"), person("a", "{\"x\":1}")))
                .isEqualTo(
                        "[{\"$distinct_id\": \"b\", \"$properties\": {}}, "
                                + "{\"$distinct_id\": \"a\", \"$properties\": {\"x\": 1}}]");
    }

    @Test
    void a_distinct_id_is_escaped_as_any_string() { // R-W4
        assertThat(sentFor(person("\u00fc \"\ud83d\ude00\ud800", "{}")))
                .startsWith("[{\"$distinct_id\": \"\\u00fc \\\"\\ud83d\\ude00\\ud800\", ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1] | not an object", "7 | not an object", "{}{} | more than one object"})
    void what_is_not_one_object_is_a_fault_of_the_caller(String stored, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentFor(stored))
                .withMessage("properties are a JSON object, those of u are not: " + what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"a\":}", "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}", "{\"a\":01}"})
    void what_is_not_json_is_a_fault_of_the_caller(String stored) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentFor(stored))
                .withMessageStartingWith("properties are a JSON object, those of u are not: ");
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = UsersFormEncoderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
