package dev.mixhook.engine.cli;

import dev.mixhook.engine.report.MemoryReport;
import java.util.Locale;

/**
 * How much memory Java lets mixhook have, and what is said where that ends: written beforehand, as
 * there may be none left to write it then. Safe for all threads.
 */
final class MemoryLimit {
    private static final long MEGABYTE = 1 << 20;
    private static final long STEP = 64 * MEGABYTE;

    private final long heap;
    private final boolean isLaunched;
    private volatile String end;

    /**
     * @param heap in bytes
     * @param isLaunched whether the launcher has started mixhook
     */
    MemoryLimit(long heap, boolean isLaunched) {
        this.heap = heap;
        this.isLaunched = isLaunched;
        long twice = Math.ceilDiv(2 * heap, STEP) * STEP;
        this.end =
                String.format(
                        Locale.ROOT,
                        "mixhook needs more memory than the %,d MB that Java lets it have. Give it more: %s",
                        heap / MEGABYTE,
                        MemoryReport.moreHeap(twice, isLaunched));
    }

    long heap() {
        return heap;
    }

    boolean isLaunched() {
        return isLaunched;
    }

    /** What is said where memory ends. */
    String end() {
        return end;
    }

    /** Says more where memory ends: what was expected of the data. */
    void expect(MemoryReport report) {
        end = report.end();
    }
}
