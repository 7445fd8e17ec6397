package dev.mixhook.engine.report;

import dev.mixhook.engine.memory.MemoryEstimate;
import dev.mixhook.engine.memory.Saving;
import dev.mixhook.engine.text.ByteCount;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** How much memory data takes, and what to do where there is too little of it. */
public final class MemoryReport {
    private static final long MEGABYTE = 1 << 20;
    private static final long GIGABYTE = 1 << 30;

    private final MemoryEstimate estimate;
    private final List<Saving> savings;
    private final long heap;
    private final long machine;
    private final boolean isLaunched;

    /**
     * @param heap how much memory Java lets mixhook have, in bytes
     * @param machine how much the machine, or the container, has, in bytes
     * @param isLaunched whether the launcher has started mixhook, which reads {@code MIXHOOK_HEAP}
     */
    public MemoryReport(
            MemoryEstimate estimate,
            List<Saving> savings,
            long heap,
            long machine,
            boolean isLaunched) {
        this.estimate = estimate;
        this.savings = List.copyOf(savings);
        this.heap = heap;
        this.machine = machine;
        this.isLaunched = isLaunched;
    }

    /** A line on data that fits, or may. */
    public String expectation() {
        return "about %s: %s, %s, %s to keep; there are %s"
                .formatted(
                        ByteCount.of(estimate.bytes()),
                        about(estimate.people(), "person"),
                        about(estimate.updates(), "update"),
                        about(estimate.events(), "event"),
                        ByteCount.of(heap));
    }

    /** What is said of data that is not even read. */
    public String refusal() {
        return "This does not fit into memory, and was not read.\n" + need() + wayOn();
    }

    /** A warning of data that may not fit. */
    public String doubt() {
        return "This may not fit into memory. If it does not: " + more(estimate.enough());
    }

    /** What is said where memory has ended. */
    public String end() {
        return "Memory has ended: mixhook needs more than the %s that Java lets it have.\n"
                        .formatted(ByteCount.of(heap))
                + need()
                + wayOn();
    }

    private String need() {
        boolean isMoreThanExpected = estimate.bytes() <= heap;
        return """
          needed      %s%s: %s
          there are   %s
        """
                .formatted(
                        isMoreThanExpected
                                ? "more than was expected of this data, about "
                                : "about ",
                        ByteCount.of(estimate.bytes()),
                        parts(),
                        ByteCount.of(heap));
    }

    private String parts() {
        List<String> parts = new ArrayList<>();
        parts.add(
                about(estimate.people(), "person")
                        + ' '
                        + ByteCount.of(estimate.profileBytes() + estimate.standingBytes()));
        if (estimate.updates() > 0) {
            parts.add(
                    about(estimate.updates(), "update")
                            + ' '
                            + ByteCount.of(estimate.updateBytes()));
        }
        parts.add(
                about(estimate.events(), "event")
                        + " to keep "
                        + ByteCount.of(estimate.eventBytes() + estimate.propertyBytes()));
        if (estimate.streamBytes() > 0) {
            parts.add("events to stream " + ByteCount.of(estimate.streamBytes()));
        }
        if (estimate.pageBytes() > 0) {
            parts.add("the page " + ByteCount.of(estimate.pageBytes()));
        }
        return String.join(", ", parts);
    }

    private String wayOn() {
        StringBuilder text = new StringBuilder("  enough      " + more(enough()));
        String lead = "\n  or without  ";
        for (Saving saving : savings) {
            text.append(lead)
                    .append(Printable.of(saving.what()))
                    .append(" (about ")
                    .append(ByteCount.of(saving.bytes()))
                    .append(" less)");
            lead = "\n              ";
        }
        return text.toString();
    }

    /** More than there is, whatever was estimated. */
    private long enough() {
        return Math.max(estimate.enough(), heap + heap / 2);
    }

    private String more(long bytes) {
        // Java itself, threads and the operating system want some too.
        if (bytes > machine / 10 * 9) {
            return "a machine, or a container, with about %s; this one has %s"
                    .formatted(ByteCount.of(bytes / 3 * 4), ByteCount.of(machine));
        }
        return moreHeap(bytes, isLaunched);
    }

    /** How mixhook is started with so much memory. */
    public static String moreHeap(long bytes, boolean isLaunched) {
        long megabytes = Math.ceilDiv(bytes, MEGABYTE);
        String size =
                megabytes * MEGABYTE % GIGABYTE == 0 ? megabytes / 1024 + "g" : megabytes + "m";
        return isLaunched
                ? "MIXHOOK_HEAP=%s mixhook …".formatted(size)
                : "java -Xmx%s …".formatted(size);
    }

    /** Two digits of an estimate are as good as all. */
    private static String about(long count, String noun) {
        long unit = 1;
        while (count / unit >= 100) {
            unit *= 10;
        }
        return Counted.of(Math.round((double) count / unit) * unit, noun);
    }
}
