package dev.mixhook.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is due waits for what is due later, whoever else is armed meanwhile. */
class WakeUpTest {
    private static final int BEATS = 25;
    private static final Duration BEAT = Duration.ofMillis(60);

    /** Seconds after the last beat: who runs only then was forgotten. */
    private static final Duration LATER = Duration.ofSeconds(9);

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void a_run_that_is_armed_together_with_later_ones_is_not_forgotten_until_they_are_due(
            int others) throws InterruptedException {
        ScaledClock clock = ScaledClock.realTime(InstantSource.system());
        Beats beats = new Beats(clock);
        List<Agenda.Source> sources = new ArrayList<>(List.of(beats));
        IntStream.range(0, others).mapToObj(i -> new Later(beats, i)).forEach(sources::add);
        Agenda agenda = new Agenda(sources, _ -> {}, beats::isOver);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> load = busy(over);
        try (QuartzTime time = new QuartzTime(clock, new LinkedBlockingQueue<>())) {
            time.drive(agenda, _ -> {}, _ -> {});
        } finally {
            over.set(true);
        }
        for (Thread thread : load) {
            thread.join();
        }
        assertThat(beats.forgotten).isEmpty();
        assertThat(beats.run).isEqualTo(BEATS);
    }

    /** Somebody else has the processors. */
    private static List<Thread> busy(AtomicBoolean over) {
        return Stream.generate(
                        () ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .start(
                                                () -> {
                                                    while (!over.get()) {
                                                        Thread.onSpinWait();
                                                    }
                                                }))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /** Is due again and again. */
    private static final class Beats implements Agenda.Source {
        private final ScaledClock clock;
        private final long start;
        private final List<Integer> forgotten = new ArrayList<>();
        private int run;

        private Beats(ScaledClock clock) {
            this.clock = clock;
            this.start = clock.millis();
        }

        private boolean isOver() {
            return run == BEATS || !forgotten.isEmpty();
        }

        @Override
        public long next() {
            return start + BEAT.toMillis() * (run + 1);
        }

        @Override
        public void run(long now, Agenda.Settle settle) {
            run++;
            if (clock.millis() - now >= LATER.toMillis()) {
                forgotten.add(run);
            }
        }
    }

    /** Is due some time after the last beat, and so always anew. */
    private record Later(Beats beats, int place) implements Agenda.Source {
        @Override
        public long next() {
            return beats.next() + LATER.toMillis() + place;
        }

        @Override
        public void run(long now, Agenda.Settle settle) {
            throw new IllegalStateException("a beat comes first");
        }
    }
}
