package dev.mixhook.engine.bench;

import dev.mixhook.engine.campaign.Campaign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/** Reading events, in megabytes of JSON a second of one thread's CPU, in turn in one process. */
final class ReadingTable implements Table {
    private static final double MEGA = 1e6;
    private static final int FILES = 16;

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var data = Data.of(bench, Data.history(Data.workload(bench).withPeople(bench.people())));
        try (var duck = Duck.open()) {
            var campaigns = data.campaigns(Targets.moving());
            var size = Files.size(data.events()) / MEGA;
            var one = List.of(data.events());
            List<Double> ours = new ArrayList<>();
            List<Double> all = new ArrayList<>();
            List<Double> tree = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (var round = -1; round < Math.max(3, bench.rounds() / 4); round++) {
                var read = Cost.of(() -> Data.events(one, campaigns));
                var mapped = Cost.of(() -> readTree(data));
                var sql = Cost.of(() -> duck.number(sql(data)));
                if (round >= 0) {
                    ours.add(size / read.cpu());
                    all.add(size / read.process());
                    tree.add(size / mapped.cpu());
                    theirs.add(size / sql.cpu());
                }
            }
            var best = Cost.median(theirs);
            report.say(
                    "Reading %,d events (%,.0f MB) for P2, P3 and P4: MB a second of one thread's CPU, medians.",
                    bench.people() * 50L, size);
            report.head("", "MB/s", "of DuckDB", "of readTree");
            row(report, "mixhook", Cost.median(ours), best, Cost.median(tree));
            row(report, "mixhook, CPU of all threads", Cost.median(all), best, Cost.median(tree));
            row(report, "Jackson's `readTree`, a line each", Cost.median(tree), best, Cost.median(tree));
            row(report, "DuckDB's `read_json`, six fields", best, best, Cost.median(tree));
            report.say(
                    "The same events in %d files, which are read beside each other: seconds, medians.",
                    FILES);
            report.head("", "clock", "CPU of all threads");
            files(bench, report, campaigns, one);
            files(bench, report, campaigns, data.eventsIn(FILES));
        } finally {
            data.delete();
        }
    }

    private static void files(
            Bench bench, Report report, List<Campaign> campaigns, List<Path> files)
            throws Exception {
        List<Double> clock = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (var round = -1; round < Math.max(3, bench.rounds()); round++) {
            var read = Cost.of(() -> Data.events(files, campaigns));
            if (round >= 0) {
                clock.add(read.wall());
                cpu.add(read.process());
            }
        }
        report.row(
                "files: %d | %.2f | %.2f", files.size(), Cost.median(clock), Cost.median(cpu));
    }

    private static void row(Report report, String what, double speed, double duck, double tree) {
        report.row("%s | %.0f | %.2f | %.2f", what, speed, speed / duck, speed / tree);
    }

    private static long readTree(Data data) throws Exception {
        var mapper = new ObjectMapper();
        var fields = 0L;
        try (var in = Files.newInputStream(data.events())) {
            var bytes = new byte[1 << 20];
            var kept = 0;
            for (var n = in.read(bytes); n >= 0; n = in.read(bytes, kept, bytes.length - kept)) {
                var end = kept + n;
                var start = 0;
                for (var i = kept; i < end; i++) {
                    if (bytes[i] == '\n') {
                        fields += mapper.readTree(bytes, start, i - start).size();
                        start = i + 1;
                    }
                }
                kept = end - start;
                System.arraycopy(bytes, start, bytes, 0, kept);
            }
        }
        return fields;
    }

    private static String sql(Data data) {
        return """
        select count(event) + count(p.time) + count(p.distinct_id) + count(p.item) + count(p.channel) + count(p.amount)
        from (select event, properties as p from read_json('%s', format = 'newline_delimited', columns = {
            event: 'varchar',
            properties: 'struct(time bigint, distinct_id varchar, item varchar, channel varchar, amount double)'}))
        """
                .formatted(data.events());
    }
}
