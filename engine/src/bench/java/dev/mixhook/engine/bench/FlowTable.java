package dev.mixhook.engine.bench;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ninety days of P2, P3 and P4, every flip at its instant. */
final class FlowTable implements Table {
    private static final int ROUNDS = 3;

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
                    "Ninety days with P2, P3 and P4, %,d people, %,d events before and as many within: seconds, the data in memory; the middle of three by the thread's CPU.",
                    bench.people(), bench.people() * 50L);
            report.head("", "the thread's CPU", "all CPU", "clock", "ratio", "");
            List<Cost<Long>> targeting = new ArrayList<>();
            List<Played> bare = new ArrayList<>();
            List<Played> inMemory = new ArrayList<>();
            // In turn, as the machine has others to serve too.
            for (var round = 0; round < (bench.people() > 100_000 ? 1 : ROUNDS); round++) {
                targeting.add(alone(data, campaigns));
                bare.add(engine(data, campaigns, Doubles.noLedger()));
                inMemory.add(engine(data, campaigns, LedgerLocation.of(null).open()));
            }
            var alone = middle(targeting, Cost::cpu);
            report.row(
                    "targeting alone | %.2f | %.2f | %.2f | 1 | %,d flips",
                    alone.cpu(), alone.process(), alone.wall(), alone.result());
            row(report, "engine, no HTTP, no ledger", middle(bare, FlowTable::cpu), alone.cpu());
            row(report, "engine, no HTTP, H2 in memory", middle(inMemory, FlowTable::cpu), alone.cpu());
        } finally {
            data.delete();
        }
    }

    private static double cpu(Played played) {
        return played.cost().cpu();
    }

    private static <T> T middle(List<T> all, ToDoubleFunction<T> cost) {
        return all.stream().sorted(Comparator.comparingDouble(cost)).toList().get(all.size() / 2);
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
