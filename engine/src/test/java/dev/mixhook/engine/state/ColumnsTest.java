package dev.mixhook.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final int PLACES = 2000;

    @Test
    void a_place_holds_what_was_set_last_and_before_that_what_the_column_was_made_with() {
        SplittableRandom random = new SplittableRandom(7);
        IntColumn ints = new IntColumn(-3);
        LongColumn longs = new LongColumn(Long.MIN_VALUE);
        Map<Integer, Integer> set = new HashMap<>();
        for (int i = 1; i < 300; i++) {
            int place = random.nextInt(PLACES * i / 300 + 1);
            set.put(place, i);
            ints.set(place, i);
            longs.set(place, i);
            for (int each = 0; each <= PLACES; each += 37) {
                assertThat(ints.get(each)).isEqualTo(set.getOrDefault(each, -3));
                assertThat(longs.get(each))
                        .isEqualTo(set.containsKey(each) ? set.get(each) : Long.MIN_VALUE);
            }
        }
    }
}
