package dev.mixhook.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code simulate --receive} as a process of its own: reading, 90 days, real POSTs, H2 in memory. */
final class SimulateTable implements Table {
    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var data = Data.of(bench, bench.people());
        try {
            data.campaigns(Targets.moving());
            report.say(
                    "`simulate --receive` with P2, P3 and P4 over 90 days, %,d people, %,d events before and as many within: the whole process.",
                    bench.people(), bench.people() * 50L);
            report.head("", "CPU seconds", "clock", "most memory, MB");
            row(report, "`check`, which reads all of it", run(bench, data, "check"));
            row(report, "`simulate --receive`", run(bench, data, "simulate", "--receive", "--json"));
        } finally {
            data.delete();
        }
    }

    private static Child run(Bench bench, Data data, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(bench.java("-XX:MaxRAMPercentage=75", "dev.mixhook.engine.cli.Main"));
        command.addAll(
                Stream.concat(Stream.of(words), Stream.of(data.folder().toString())).toList());
        var child = Child.run(bench.folder(), command);
        if (child.exit() != 0) {
            throw new IllegalStateException(child.said());
        }
        return child;
    }

    private static void row(Report report, String what, Child child) {
        report.row(
                "%s | %.1f | %.1f | %,d",
                what, child.cpu(), child.wall(), child.memory() / 1_000_000);
    }
}
