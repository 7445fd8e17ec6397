package dev.mixhook.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | user | 0 users",
                "1 | user | 1 user",
                "2 | person | 2 people",
                "1 | person | 1 person",
                "1234567 | damaged line | 1,234,567 damaged lines",
                "1 | POST | 1 POST",
            })
    void one_is_one_and_everything_else_several(long count, String noun, String expected) {
        assertThat(Counted.of(count, noun)).isEqualTo(expected);
    }
}
