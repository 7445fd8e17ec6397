package dev.mixhook.targeting.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final long DAY = 86_400_000L;

    @Test
    void timers_come_out_by_instant_and_then_by_number() {
        for (long spread : new long[] {500, DAY, 90 * DAY, 1000 * DAY, 100_000 * DAY}) {
            SplittableRandom random = new SplittableRandom(7);
            Timers timers = new Timers();
            TimerHeap heap = new TimerHeap();
            for (int i = 0; i < 5000; i++) {
                add(random.nextLong(-spread, spread), random.nextInt(100), timers, heap);
            }
            drain(timers, heap);
        }
    }

    @Test
    void timers_that_are_added_while_others_come_out_are_put_among_them() {
        SplittableRandom random = new SplittableRandom(8);
        Timers timers = new Timers();
        TimerHeap heap = new TimerHeap();
        add(0, 1, timers, heap);
        for (int i = 0; i < 200_000; i++) {
            if (!heap.isEmpty() && random.nextInt(5) < 2) {
                assertThat(timers.firstInstant()).isEqualTo(heap.firstInstant());
                timers.removeFirst();
                heap.removeFirst();
            }
            long from = heap.isEmpty() ? 0 : heap.firstInstant();
            long far = List.of(1000L, DAY, 100 * DAY, 900 * DAY).get(random.nextInt(4));
            if (random.nextInt(5) < 2) {
                add(from + random.nextLong(far), random.nextInt(100), timers, heap);
            }
        }
        drain(timers, heap);
    }

    private static void add(long instant, long number, Timers timers, TimerHeap heap) {
        timers.add(instant, number);
        heap.add(instant, number);
    }

    private static void drain(Timers timers, TimerHeap heap) {
        List<List<Long>> expected = new ArrayList<>();
        List<List<Long>> found = new ArrayList<>();
        while (!heap.isEmpty()) {
            expected.add(List.of(heap.firstInstant(), heap.firstNumber()));
            heap.removeFirst();
            assertThat(timers.earliest()).isEqualTo(timers.firstInstant());
            found.add(List.of(timers.firstInstant(), timers.firstNumber()));
            timers.removeFirst();
        }
        assertThat(found).isEqualTo(expected);
        assertThat(timers.isEmpty()).isTrue();
    }
}
