package dev.mixhook.targeting.audience;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;

/** Timers of ever so many people, each set again 3 weeks ahead when its time comes. */
public final class FlowTimersBenchmark {
    private static final long SPREAD = 21 * 86_400_000L;

    private FlowTimersBenchmark() {}

    public static void main(String[] arguments) {
        for (int people : new int[] {20_000, 100_000, 1_000_000}) {
            System.out.printf(
                    Locale.ROOT,
                    "%d people: calendar %.0f ns a timer, heap %.0f%n",
                    people,
                    calendar(people),
                    heap(people));
        }
    }

    private static double calendar(int people) {
        SplittableRandom random = new SplittableRandom(1);
        Timers timers = new Timers();
        for (int i = 0; i < people; i++) {
            timers.add(random.nextLong(SPREAD), i);
        }
        long start = cpu();
        for (int i = 0; i < 4 * people; i++) {
            long instant = timers.firstInstant();
            long person = timers.firstNumber();
            timers.removeFirst();
            timers.add(instant + SPREAD - random.nextLong(SPREAD / 4), person);
        }
        return (cpu() - start) / (4.0 * people);
    }

    private static double heap(int people) {
        SplittableRandom random = new SplittableRandom(1);
        TimerHeap timers = new TimerHeap();
        for (int i = 0; i < people; i++) {
            timers.add(random.nextLong(SPREAD), i);
        }
        long start = cpu();
        for (int i = 0; i < 4 * people; i++) {
            long instant = timers.firstInstant();
            long person = timers.firstNumber();
            timers.removeFirst();
            timers.add(instant + SPREAD - random.nextLong(SPREAD / 4), person);
        }
        return (cpu() - start) / (4.0 * people);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
