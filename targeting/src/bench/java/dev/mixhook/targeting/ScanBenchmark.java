package dev.mixhook.targeting;

import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.selector.Target;
import java.util.List;
import java.util.Locale;

/**
 * Who of everybody matches P1 to P5, in blocks of people and one by one, in CPU milliseconds; and
 * the memory of a kept event.
 */
final class ScanBenchmark {
    private ScanBenchmark() {}

    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[0]);
        StoreWorkload workload = new StoreWorkload(size);
        long start = StoreWorkload.cpu();
        workload.profiles();
        System.out.printf(Locale.ROOT, "profiles %.0f ms%n", (StoreWorkload.cpu() - start) / 1e6);
        StoreWorkload.Events events =
                workload.events(StoreWorkload.START - 90L * 86_400 * 1000);
        long before = StoreWorkload.memory();
        start = StoreWorkload.cpu();
        for (int i = 0; i < events.size(); i++) {
            workload.add(events, i);
        }
        System.out.printf(Locale.ROOT, "events %.0f ms%n", (StoreWorkload.cpu() - start) / 1e6);
        long after = StoreWorkload.memory();
        start = StoreWorkload.cpu();
        workload.people.arrange();
        System.out.printf(Locale.ROOT, "arrange %.0f ms%n", (StoreWorkload.cpu() - start) / 1e6);
        long arranged = StoreWorkload.memory();
        System.out.printf(
                Locale.ROOT,
                "%d events kept, bytes an event: %.1f as they came, %.1f arranged%n",
                events.size(),
                (after - before) / (double) events.size(),
                (arranged - before) / (double) events.size());
        List<Target> targets = StoreWorkload.targets();
        for (int i = 0; i < targets.size(); i++) {
            Evaluator evaluator = new Evaluator(targets.get(i), workload.people);
            int[] found = new int[2];
            double blocks =
                    StoreWorkload.median(
                            41,
                            () -> found[0] = evaluator.matching(StoreWorkload.START).cardinality());
            double each =
                    StoreWorkload.median(
                            21,
                            () -> {
                                int count = 0;
                                for (int person = 0; person < size; person++) {
                                    count += evaluator.matches(person, StoreWorkload.START) ? 1 : 0;
                                }
                                found[1] = count;
                            });
            System.out.printf(
                    Locale.ROOT,
                    "P%d %8.2f ms in blocks, %8.2f ms one by one, %d = %d match%n",
                    i + 1,
                    blocks,
                    each,
                    found[0],
                    found[1]);
        }
    }
}
