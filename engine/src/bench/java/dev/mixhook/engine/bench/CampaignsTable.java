package dev.mixhook.engine.bench;

import java.util.List;

/** Ninety days of more and more campaigns over the same people. */
final class CampaignsTable implements Table {
    private static final int FEWER_PEOPLE = 2;

    /** Seconds after which ten times as many campaigns are not tried. */
    private static final double LONGEST = 30;

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var people = bench.people() / FEWER_PEOPLE;
        var data = Data.of(bench, people);
        try {
            report.say(
                    "Ninety days of campaigns like P2, P3 and P4 with other numbers (of a thousand 726 differ), each in a pass a minute, %,d people, %,d events before and as many within: seconds of the thread's CPU.",
                    people, people * 50L);
            report.head("campaigns", "targeting alone", "flips", "µs a flip", "engine, no HTTP, no ledger", "POSTs", "MB after the start");
            var last = 0.0;
            for (var count : List.of(1, 10, 100, 1000)) {
                if (last > LONGEST) {
                    report.row("%,d | not tried | | | | |", count);
                    continue;
                }
                var campaigns = data.campaigns(Targets.many(count));
                var before = Cost.heap();
                var flow = new Flow(campaigns, data.feed(campaigns));
                flow.start();
                var memory = Cost.heap() - before;
                var alone = Cost.of(flow::play);
                var played = FlowTable.engine(data, campaigns, Doubles.noLedger());
                report.row(
                        "%,d | %.2f | %,d | %.1f | %.2f | %,d | %,d",
                        count,
                        alone.cpu(),
                        alone.result(),
                        1e6 * alone.cpu() / Math.max(1, alone.result()),
                        played.cost().cpu(),
                        played.posts(),
                        memory / 1_000_000);
                last = played.cost().cpu();
            }
        } finally {
            data.delete();
        }
    }
}
