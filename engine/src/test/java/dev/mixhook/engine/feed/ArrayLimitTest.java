package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mixhook.targeting.person.ArrayLimit;
import dev.mixhook.targeting.person.TooBigException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns are as long as arrays can be, and say so where that is too short. */
class ArrayLimitTest {
    private static final ArrayLimit LIMIT = new ArrayLimit(100);

    @Test
    void columns_take_as_many_values_as_an_array_has_places_and_then_say_so() {
        EventColumns columns = new EventColumns(new int[] {5, 0}, LIMIT);
        IntStream.range(0, 20).forEach(row -> columns.add(row, row, 0, 0, 0, new long[5]));
        assertThatExceptionOfType(TooBigException.class)
                .isThrownBy(() -> columns.add(20, 20, 0, 0, 0, new long[5]))
                .withMessageContaining("at most 100 values of events");
    }

    @Test
    void columns_take_as_many_rows_as_an_array_has_places_and_then_say_so() {
        EventColumns columns = new EventColumns(new int[] {0}, LIMIT);
        IntStream.range(0, 100).forEach(row -> columns.add(row, row, 0, 0, 0, new long[0]));
        assertThat(columns.time(99)).isEqualTo(99);
        assertThatExceptionOfType(TooBigException.class)
                .isThrownBy(() -> columns.add(100, 100, 0, 0, 0, new long[0]))
                .withMessageContaining("at most 100 events and updates");
    }

    @Test
    void ids_are_taken_up_to_so_many_bytes() {
        ByteTexts texts = new ByteTexts(new ArrayLimit(1000));
        IntStream.range(0, 250).forEach(i -> texts.number("u" + (100 + i)));
        assertThat(texts.number("u349")).isEqualTo(249);
        assertThatExceptionOfType(TooBigException.class)
                .isThrownBy(() -> texts.number("one more"))
                .withMessageContaining("at most 1,000 bytes of ids");
    }
}
