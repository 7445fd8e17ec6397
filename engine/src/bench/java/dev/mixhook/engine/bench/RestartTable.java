package dev.mixhook.engine.bench;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Transition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A start over a ledger that has sent to everybody; the data is read before. */
final class RestartTable implements Table {
    private static final int PEOPLE = 1_000_000;
    private static final int BATCH = 50;
    private static final int AT_ONCE = 1_000;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var base = Data.workload(bench).withPeople(PEOPLE);
        var data = Data.of(bench, Data.still(base, base.profile()));
        try {
            var campaigns =
                    data.campaigns(List.of(Targets.everybody("http://localhost:6494/hook", 1)));
            var state = Files.createTempDirectory(bench.folder(), "state");
            fill(state, campaigns.getFirst(), data.people(campaigns));
            report.say(
                    "A start over a ledger in a file with %,d accepted users in %,d POSTs, the data read before: seconds, medians of %d.",
                    PEOPLE, PEOPLE / BATCH, ROUNDS);
            report.head("", "CPU", "clock");
            List<Cost<JdbcLedger>> opened = new ArrayList<>();
            List<Cost<Engine>> started = new ArrayList<>();
            for (var round = 0; round < ROUNDS; round++) {
                var feed = data.people(campaigns);
                var open = Cost.of(() -> LedgerLocation.folder(state).open());
                try (var ledger = open.result()) {
                    var start = Cost.of(() -> start(campaigns, feed, ledger));
                    start.result().close();
                    opened.add(open);
                    started.add(start);
                }
            }
            row(report, "the ledger is opened", opened);
            row(report, "its story is told, and everybody evaluated", started);
        } finally {
            data.delete();
        }
    }

    private static void row(Report report, String what, List<? extends Cost<?>> costs) {
        report.row(
                "%s | %.2f | %.2f",
                what,
                Cost.median(costs.stream().map(Cost::process).toList()),
                Cost.median(costs.stream().map(Cost::wall).toList()));
    }

    private static Engine start(List<Campaign> campaigns, Feed feed, JdbcLedger ledger) {
        var engine =
                new Engine(
                        campaigns,
                        feed,
                        Doubles.accepting(),
                        ledger,
                        _ -> {},
                        ExecutionOptions.DEFAULT.keepingGoing(true));
        engine.start(Data.FROM);
        return engine;
    }

    /** One attempt, in which everybody was accepted. */
    private static void fill(Path state, Campaign campaign, Feed feed) {
        var accepted = new Outcome.Accepted(Answer.of(200, ""));
        try (var ledger = LedgerLocation.folder(state).open()) {
            ledger.note(
                    new Notice(
                            campaign.name(),
                            Data.FROM,
                            Notice.Kind.STARTED,
                            campaign.schedule().identity(),
                            List.of()));
            for (var first = 0; first < PEOPLE / BATCH; first += AT_ONCE) {
                var posts =
                        IntStream.range(first, first + AT_ONCE)
                                .mapToObj(i -> post(i, campaign, feed))
                                .toList();
                ledger.plan(posts, List.of(), posts);
                ledger.advance(
                        posts.stream()
                                .map(post -> (Transition) new Transition.Settled(post, accepted))
                                .toList());
            }
        }
    }

    private static Post post(int index, Campaign campaign, Feed feed) {
        return new Post(
                index + 1,
                campaign.name(),
                Data.FROM,
                Data.FROM.atOffset(ZoneOffset.UTC),
                1,
                index + 1,
                PEOPLE / BATCH,
                IntStream.range(index * BATCH, (index + 1) * BATCH)
                        .mapToObj(feed.people()::distinctId)
                        .toList(),
                List.of());
    }
}
