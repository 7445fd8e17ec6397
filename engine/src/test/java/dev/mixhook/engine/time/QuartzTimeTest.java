package dev.mixhook.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one test that starts Quartz: a day a second. */
class QuartzTimeTest extends EngineContract {
    @Override
    void advance(ManualEngine engine, Duration by) throws InterruptedException {
        engine.drive(by, Duration.ofDays(1).toSeconds(), InstantSource.system());
    }

    @ParameterizedTest
    @CsvSource({"PT8H, woken due task", "PT1M11S, woken due task", "PT1M10S, due task"})
    void a_wait_that_lasts_a_minute_longer_than_it_should_was_a_sleep( // R-S10
            Duration wait, String expected) throws InterruptedException {
        Slumber inbox = new Slumber(wait);
        List<String> told = new ArrayList<>();
        Once due = new Once(inbox.now.plus(wait).toEpochMilli(), told);
        Agenda agenda = new Agenda(List.of(due), _ -> {}, () -> told.contains("task"));
        inbox.add(() -> told.add("task"));
        try (QuartzTime time = new QuartzTime(ScaledClock.realTime(() -> inbox.now), inbox)) {
            time.drive(agenda, _ -> {}, _ -> told.add("woken"));
        }
        assertThat(String.join(" ", told)).isEqualTo(expected);
    }

    /** Each wait at it takes so long. */
    private static final class Slumber extends LinkedBlockingQueue<Runnable> {
        private final transient Duration wait;

        /** Ahead of the machine's clock, so that Quartz itself wakes nobody. */
        private transient Instant now = Instant.parse("2199-01-05T00:00:00Z");

        private Slumber(Duration wait) {
            this.wait = wait;
        }

        @Override
        public Runnable poll(long time, TimeUnit unit) throws InterruptedException {
            now = now.plus(wait);
            return super.poll(time, unit);
        }
    }

    /** Is due at one instant. */
    private static final class Once implements Agenda.Source {
        private final List<String> told;
        private long next;

        private Once(long at, List<String> told) {
            this.next = at;
            this.told = told;
        }

        @Override
        public long next() {
            return next;
        }

        @Override
        public void run(long now, Agenda.Settle settle) {
            next = Long.MAX_VALUE;
            told.add("due");
        }
    }
}
