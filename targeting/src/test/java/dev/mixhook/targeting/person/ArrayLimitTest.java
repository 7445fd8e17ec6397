package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables are as long as arrays can be, and say so where that is too short. */
class ArrayLimitTest {
    private static final ArrayLimit LIMIT = new ArrayLimit(100);

    @Test
    void an_array_grows_by_half_until_it_is_as_long_as_can_be() {
        assertThat(LIMIT.grown(40, 41, "x")).isEqualTo(60);
        assertThat(LIMIT.grown(40, 80, "x")).isEqualTo(80);
        assertThat(LIMIT.grown(80, 81, "x")).isEqualTo(100);
        assertThat(ArrayLimit.JAVA.grown(1_500_000_000, 1_500_000_001L, "x"))
                .isEqualTo(ArrayLimit.JAVA.most());
    }

    @Test
    void more_than_an_array_can_have_is_told_with_what_there_is_too_much_of() {
        assertThatExceptionOfType(TooBigException.class)
                .isThrownBy(() -> ArrayLimit.JAVA.grown(1, 1L << 31, "events"))
                .withMessage(
                        "There is too much data: mixhook keeps at most 2,147,483,639 events at a time, whatever memory there is. Leave some out, such as events from before all windows.");
    }

    @Test
    void a_table_of_events_takes_as_many_as_there_are_places_and_then_says_so() {
        EventTable table = new EventTable(1, LIMIT);
        IntStream.range(0, 100).forEach(person -> did(table, person, person));
        assertThat(IntStream.range(0, 100).mapToLong(person -> time(table, person)))
                .containsExactlyElementsOf(IntStream.range(0, 100).asLongStream().boxed().toList());
        assertThatExceptionOfType(TooBigException.class)
                .isThrownBy(() -> did(table, 100, 100))
                .withMessageContaining("at most 100 events of one name");
    }

    @Test
    void places_that_are_free_are_used_before_there_are_too_many() {
        EventTable table = new EventTable(1, LIMIT);
        // Each time somebody's events are moved, their old places are free.
        IntStream.range(0, 64).forEach(i -> did(table, i % 2, i));
        IntStream.range(2, 36).forEach(person -> did(table, person, 7));
        assertThat(Chunks.count(table.chunk(0))).isEqualTo(32);
        assertThat(time(table, 35)).isEqualTo(7);
    }

    @Test
    void a_table_of_texts_says_so_too() {
        TextTable texts = new TextTable(LIMIT);
        IntStream.range(0, 100).forEach(i -> texts.add("text " + i));
        assertThat(texts.find("text 99")).isEqualTo(99);
        assertThatExceptionOfType(TooBigException.class)
                .isThrownBy(() -> texts.add("one more"))
                .withMessageContaining("at most 100 different ids or texts");
    }

    private static void did(EventTable table, int person, long time) {
        table.add(person, time * 1000, new long[] {time});
    }

    private static long time(EventTable table, int person) {
        return table.times().at(Chunks.first(table.chunk(person))) / 1000;
    }
}
