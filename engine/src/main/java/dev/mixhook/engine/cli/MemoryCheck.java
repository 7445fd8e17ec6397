package dev.mixhook.engine.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.DataSample;
import dev.mixhook.engine.memory.MemoryEstimate;
import dev.mixhook.engine.memory.Saving;
import dev.mixhook.engine.report.MemoryReport;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether data fits into memory, before it is read: not looked into where files are so small that
 * it must.
 */
final class MemoryCheck {
    /** How much memory a byte of a file takes at the very most. */
    private static final int MOST_A_BYTE = 16;

    private MemoryCheck() {}

    /** How much memory data takes at the very most, in bytes, as far as its files' sizes tell. */
    static long most(List<Path> data) {
        return MOST_A_BYTE * DataSample.mostBytes(data);
    }

    /**
     * Tells what to expect.
     *
     * @param beside what takes memory beside the data
     * @param isForced whether to read on whatever is expected
     * @throws CommandRefusedException if it cannot fit by a clear margin
     */
    static void run(Workspace workspace, Terminal terminal, PageMemory beside, boolean isForced) {
        MemoryLimit limit = terminal.memory();
        if (most(workspace.data()) < limit.heap()) {
            return;
        }
        DataSample sample =
                DataSample.of(
                        workspace.profiles(), workspace.events(), workspace.project().zones());
        MemoryEstimate data = MemoryEstimate.of(sample, workspace.campaigns());
        MemoryEstimate estimate = data.beside(beside.of(data, limit));
        MemoryReport report =
                new MemoryReport(
                        estimate,
                        Saving.of(sample, workspace.campaigns(), estimate.pageBytes()),
                        limit.heap(),
                        machine(),
                        limit.isLaunched());
        limit.expect(report);
        MemoryEstimate.Fit fit = estimate.in(limit.heap());
        if (fit == MemoryEstimate.Fit.TOO_BIG && !isForced) {
            throw new CommandRefusedException(report.refusal(), ExitCode.LIMIT);
        }
        terminal.err().println(report.expectation());
        if (fit != MemoryEstimate.Fit.FITS) {
            terminal.err().println(report.doubt());
        }
    }

    /** The machine's memory, or the container's, in bytes. */
    private static long machine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
