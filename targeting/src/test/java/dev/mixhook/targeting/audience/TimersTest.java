package dev.mixhook.targeting.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimersTest {
    @Test
    void timers_come_out_by_instant_and_then_by_person() {
        SplittableRandom random = new SplittableRandom(7);
        Timers timers = new Timers();
        List<List<Long>> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            long instant = random.nextLong(500);
            int person = random.nextInt(100);
            timers.add(instant, person);
            expected.add(List.of(instant, (long) person));
        }
        expected.sort(
                (a, b) ->
                        a.getFirst().equals(b.getFirst())
                                ? Long.compare(a.getLast(), b.getLast())
                                : Long.compare(a.getFirst(), b.getFirst()));
        List<List<Long>> found = new ArrayList<>();
        while (!timers.isEmpty()) {
            found.add(List.of(timers.firstInstant(), (long) timers.firstPerson()));
            timers.removeFirst();
        }
        assertThat(found).isEqualTo(expected);
    }
}
