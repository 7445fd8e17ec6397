package dev.mixhook.engine.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What something cost.
 *
 * @param cpu seconds of the thread that did it
 * @param process seconds of all threads of this process, those of the JVM too
 * @param wall seconds on the clock
 */
record Cost<T>(T result, double cpu, double process, double wall) {
    private static final double NANOS = 1e9;

    static <T> Cost<T> of(Callable<T> work) throws Exception {
        var wall = System.nanoTime();
        var process = processCpu();
        var cpu = threadCpu();
        var result = work.call();
        return new Cost<>(
                result,
                (threadCpu() - cpu) / NANOS,
                (processCpu() - process) / NANOS,
                (System.nanoTime() - wall) / NANOS);
    }

    /** The median seconds of this thread's CPU, after so many rounds that do not count. */
    static double median(int warmups, int rounds, Callable<?> work) throws Exception {
        List<Double> all = new ArrayList<>();
        for (var round = -warmups; round < rounds; round++) {
            var cost = of(work);
            if (round >= 0) {
                all.add(cost.cpu());
            }
        }
        return median(all);
    }

    static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Bytes that are reachable. */
    static long heap() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
