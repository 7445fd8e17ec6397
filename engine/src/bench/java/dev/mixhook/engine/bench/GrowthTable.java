package dev.mixhook.engine.bench;

import dev.mixhook.engine.generator.workload.EventMix;
import dev.mixhook.engine.generator.workload.UpdateMix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How cost grows with people, events, updates and campaigns: the slope is 1 where twice as much
 * costs twice as much.
 */
final class GrowthTable implements Table {
    @Override
    public String name() {
        return "growth";
    }

    /** Seconds after which ten times as many campaigns are not tried. */
    private static final double LONGEST = 10;

    private static final int MANY = 1_000_000;

    /** A size, and what it cost. */
    private record Point(double size, double cpu) {}

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        report.say(
                "Ninety days, targeting alone: seconds of the thread's CPU, and how they grow (the slope between two sizes, on logarithms; 1 is a straight line).");
        report.head("what grows", "size", "flips", "CPU seconds", "µs a flip", "slope");
        people(bench, report);
        events(bench, report);
        updates(bench, report);
        campaigns(bench, report);
        flips(bench, report);
    }

    private static void people(Bench bench, Report report) throws Exception {
        List<Point> points = new ArrayList<>();
        // From 10,000 on where there are a million.
        var fewest = bench.people() / (bench.people() >= MANY ? 100 : 10);
        var first = Data.of(bench, fewest);
        // The compiler's work does not count.
        FlowTable.alone(first, first.campaigns(Targets.moving()));
        first.delete();
        for (var people = fewest; people <= bench.people(); people *= 10) {
            var data = Data.of(bench, people);
            points.add(point(report, "people", people, Targets.moving(), data, points));
            data.delete();
        }
    }

    private static void events(Bench bench, Report report) throws Exception {
        List<Point> points = new ArrayList<>();
        var base = Data.workload(bench).withPeople(bench.people() / 10);
        for (var times : List.of(1, 4)) {
            var mix = base.events();
            var more =
                    new EventMix(
                            mix.perPerson() * times,
                            mix.skew(),
                            mix.sessions(),
                            mix.kinds(),
                            mix.properties(),
                            mix.milliseconds());
            var data = Data.of(bench, Data.with(base, more, base.updates()));
            points.add(
                    point(report, "events a person", 100.0 * times, Targets.moving(), data, points));
            data.delete();
        }
    }

    private static void updates(Bench bench, Report report) throws Exception {
        List<Point> points = new ArrayList<>();
        var base = Data.workload(bench).withPeople(bench.people() / 10);
        for (var times : List.of(3, 30)) {
            var more = new UpdateMix(times, base.updates().set());
            var data = Data.of(bench, Data.with(base, base.events(), more));
            points.add(
                    point(report, "updates a person", times, Targets.moving(), data, points));
            data.delete();
        }
    }

    private static void campaigns(Bench bench, Report report) throws Exception {
        List<Point> points = new ArrayList<>();
        var data = Data.of(bench, bench.people() / 10);
        for (var count : List.of(1, 10, 100, 1000)) {
            if (!points.isEmpty() && points.getLast().cpu() > LONGEST) {
                report.row("campaigns | %,d | not tried | | |", count);
                continue;
            }
            points.add(point(report, "campaigns", count, Targets.many(count), data, points));
        }
        data.delete();
    }

    /** The same data, and windows of which more and more end. */
    private static void flips(Bench bench, Report report) throws Exception {
        List<Point> points = new ArrayList<>();
        var data = Data.of(bench, bench.people() / 10);
        for (var days : List.of(60, 10, 1)) {
            var campaigns = data.campaigns(Targets.withLoginWithin(days));
            var cost = FlowTable.alone(data, campaigns);
            points.add(row(report, "flips (an event within %d days)".formatted(days), cost.result(), cost, points));
        }
        data.delete();
    }

    private static Point point(
            Report report,
            String what,
            double size,
            List<String> targets,
            Data data,
            List<Point> before)
            throws Exception {
        return row(report, what, size, FlowTable.alone(data, data.campaigns(targets)), before);
    }

    private static Point row(
            Report report, String what, double size, Cost<Long> cost, List<Point> before) {
        var slope = "";
        if (!before.isEmpty()) {
            var last = before.getLast();
            slope =
                    String.format(
                            Locale.ROOT,
                            "%.2f",
                            Math.log(cost.cpu() / last.cpu()) / Math.log(size / last.size()));
        }
        report.row(
                "%s | %,.0f | %,d | %.2f | %.1f | %s",
                what,
                size,
                cost.result(),
                cost.cpu(),
                1e6 * cost.cpu() / Math.max(1, cost.result()),
                slope);
        return new Point(size, cost.cpu());
    }
}
