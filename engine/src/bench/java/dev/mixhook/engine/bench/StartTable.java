package dev.mixhook.engine.bench;

import java.util.ArrayList;
import java.util.List;

/** How long commands take to start, as processes, with the launcher where it is built. */
final class StartTable implements Table {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var sample = bench.project().resolve("sample-data").toString();
        report.say("CPU seconds of whole processes through the launcher, medians of %d.", bench.rounds());
        report.head("", "CPU seconds", "clock", "most memory, MB");
        List<String> java = bench.java("-Xmx256m", Empty.class.getName());
        row(bench, report, "an empty JVM with this class path", java);
        List<String> h2 = new ArrayList<>(java);
        h2.add("h2");
        row(bench, report, "one that opens H2", h2);
        var launcher = bench.project().resolve("mixhook").toString();
        // Builds it, if its sources are newer.
        Child.run(bench.folder(), List.of(launcher, "--version"));
        row(bench, report, "`--version`", List.of(launcher, "--version"));
        row(bench, report, "`check` of the sample", List.of(launcher, "check", sample));
        row(
                bench,
                report,
                "`simulate --receive` of the sample",
                List.of(launcher, "simulate", sample, "--receive"));
    }

    private static void row(Bench bench, Report report, String what, List<String> command)
            throws Exception {
        List<Child> all = new ArrayList<>();
        for (var round = 0; round < Math.max(3, bench.rounds() / 2); round++) {
            var child = Child.run(bench.folder(), command);
            if (child.exit() != 0) {
                throw new IllegalStateException(child.said());
            }
            all.add(child);
        }
        report.row(
                "%s | %.2f | %.2f | %,d",
                what,
                Cost.median(all.stream().map(Child::cpu).toList()),
                Cost.median(all.stream().map(Child::wall).toList()),
                all.stream().mapToLong(Child::memory).max().orElse(0) / 1_000_000);
    }

    /** Does nothing, or opens a database in memory. */
    static final class Empty {
        private Empty() {}

        public static void main(String[] words) throws Exception {
            if (words.length > 0) {
                java.sql.DriverManager.getConnection("jdbc:h2:mem:empty").close();
            }
        }
    }
}
