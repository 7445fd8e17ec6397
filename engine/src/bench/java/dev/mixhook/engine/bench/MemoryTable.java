package dev.mixhook.engine.bench;

import java.lang.ref.Reference;
import java.util.List;

/** Bytes that a kept event takes, once the history has happened. */
final class MemoryTable implements Table {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        // History alone, so that what waits for its instant does not count.
        var people = Data.workload(bench).withPeople(bench.people());
        var events = Data.of(bench, Data.history(people));
        try {
            report.say("Memory after loading, %,d people with 50 events each.", bench.people());
            report.head("", "kept events", "bytes an event", "bytes a person, profile and all");
            row(report, "P3, P4", events, Targets.moving());
            row(report, "the same, one with a text `where`", events, Targets.withText());
            try (var duck = Duck.open()) {
                duck(report, duck, events);
            }
        } finally {
            events.delete();
        }
    }

    private static void row(Report report, String what, Data data, List<String> targets)
            throws Exception {
        var campaigns = data.campaigns(targets);
        var before = Cost.heap();
        var nobody = data.people(campaigns);
        var people = Cost.heap();
        var feed = data.feed(campaigns);
        feed.skipTo(Data.FROM);
        var all = Cost.heap();
        var kept = feed.counts().events() - feed.counts().unmentioned();
        // Both stand at the end: the second holds people of its own.
        var person = (people - before) / (double) nobody.people().size();
        report.row(
                "%s | %,d | %.1f | %.0f",
                what,
                kept,
                (all - people - (people - before)) / (double) kept,
                person);
        Reference.reachabilityFence(nobody);
        Reference.reachabilityFence(feed);
    }

    private static void duck(Report report, Duck duck, Data data) throws Exception {
        duck.load(data.profiles(), data.events());
        var events = duck.number("select count(*) from by_person");
        for (var table : List.of("came", "by_time", "purchases", "logins", "lists", "newest")) {
            duck.run("drop table " + table);
        }
        duck.run("checkpoint");
        var bytes =
                duck.number(
                        "select sum(memory_usage_bytes) from duckdb_memory() where tag in ('BASE_TABLE', 'IN_MEMORY_TABLE')");
        report.row(
                "DuckDB, rows by person, with its people | %,d | %.1f |",
                events, bytes / (double) events);
    }
}
