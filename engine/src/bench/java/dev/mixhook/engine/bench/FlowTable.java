package dev.mixhook.engine.bench;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import java.util.List;

/** Ninety days of P2, P3 and P4, every flip at its instant. */
final class FlowTable implements Table {
    @Override
    public String name() {
        return "flow";
    }

    /**
     * What a run of the engine came to.
     *
     * @param instants at which something happened
     */
    record Played(long instants, long posts, Cost<?> cost) {}

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var data = Data.of(bench, bench.people());
        try {
            var campaigns = data.campaigns(Targets.moving());
            report.say(
                    "Ninety days with P2, P3 and P4, %,d people, %,d events before and as many within: seconds, the data in memory.",
                    bench.people(), bench.people() * 50L);
            report.head("", "the thread's CPU", "all CPU", "clock", "ratio", "");
            var alone = alone(data, campaigns);
            report.row(
                    "targeting alone | %.2f | %.2f | %.2f | 1 | %,d flips",
                    alone.cpu(), alone.process(), alone.wall(), alone.result());
            var bare = engine(data, campaigns, Doubles.noLedger());
            row(report, "engine, no HTTP, no ledger", bare, alone.cpu());
            row(
                    report,
                    "engine, no HTTP, H2 in memory",
                    engine(data, campaigns, LedgerLocation.of(null).open()),
                    alone.cpu());
        } finally {
            data.delete();
        }
    }

    private static void row(Report report, String what, Played played, double alone) {
        report.row(
                "%s | %.2f | %.2f | %.2f | %.1f | %,d instants, %,d POSTs",
                what,
                played.cost().cpu(),
                played.cost().process(),
                played.cost().wall(),
                played.cost().cpu() / alone,
                played.instants(),
                played.posts());
    }

    static Cost<Long> alone(Data data, List<Campaign> campaigns) throws Exception {
        var flow = new Flow(campaigns, data.feed(campaigns));
        flow.start();
        return Cost.of(flow::play);
    }

    static Played engine(Data data, List<Campaign> campaigns, Ledger ledger) throws Exception {
        var feed = data.feed(campaigns);
        var instants = new long[1];
        var posts = new long[1];
        try (ledger;
                var sender = Doubles.accepting();
                var engine =
                        new Engine(
                                campaigns,
                                feed,
                                sender,
                                ledger,
                                event -> posts[0] += Doubles.isPost(event) ? 1 : 0,
                                ExecutionOptions.DEFAULT.keepingGoing(true))) {
            engine.start(Data.FROM);
            var cost =
                    Cost.of(
                            () -> {
                                engine.playUntil(Data.END, _ -> instants[0]++);
                                return null;
                            });
            return new Played(instants[0], posts[0], cost);
        }
    }
}
