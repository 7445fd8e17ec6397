package dev.mixhook.engine.bench;

import dev.mixhook.delivery.Ceiling;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Receiver;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.generator.workload.Distribution;
import dev.mixhook.engine.generator.workload.Property;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** POSTs a second of the whole engine to a receiver that answers at once, beside its peers. */
final class PostsTable implements Table {
    private static final int IN_FLIGHT = 32;

    /** Enough for a second. */
    private static final int FEWEST_PEOPLE = 100_000;

    @Override
    public String name() {
        return "posts";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var people = Math.max(bench.people(), FEWEST_PEOPLE);
        var words = new Property("note", 1, new Distribution.Words(45, 45));
        var base = Data.workload(bench).withPeople(people);
        List<Property> profile = new ArrayList<>(base.profile());
        profile.add(words);
        var data = Data.of(bench, Data.still(base, profile));
        try (var receiver = Receiver.start(bench.folder())) {
            var campaigns =
                    data.campaigns(List.of(Targets.everybody(receiver.url(), IN_FLIGHT)));
            measure(bench, report, data, campaigns, receiver);
        } finally {
            data.delete();
        }
    }

    private static void measure(
            Bench bench,
            Report report,
            Data data,
            List<Campaign> campaigns,
            Receiver receiver)
            throws Exception {
        List<WebhookRequest> requests = new ArrayList<>();
        play(data, campaigns, Doubles.collecting(requests), Doubles.noLedger());
        var bytes = requests.stream().mapToLong(request -> request.body().bytes().length).sum();
        report.say(
                "%,d POSTs of 50 users, bodies that differ (%,d bytes on average), %d in flight, to %s.",
                requests.size(), bytes / requests.size(), IN_FLIGHT, receiver.name());
        var ceiling =
                new Ceiling(
                        bench.folder(), receiver.port(), requests.getFirst().body().bytes());
        var most = ceiling.posts(IN_FLIGHT);
        var bare = median(bench, () -> bare(requests));
        report.head("", "POST/s", "of " + ceiling.name(), "of the bare loop");
        row(report, ceiling.name() + ", one body", most, most, bare);
        row(report, "a bare OkHttp loop, bodies ready", bare, most, bare);
        row(report, "engine, no ledger", median(bench, () -> engine(data, campaigns, Doubles.noLedger())), most, bare);
        row(report, "engine, H2 in memory", median(bench, () -> engine(data, campaigns, LedgerLocation.of(null).open())), most, bare);
        row(report, "engine, H2 in a file", median(bench, () -> inFile(bench, data, campaigns)), most, bare);
    }

    private static void row(Report report, String what, double posts, double most, double bare) {
        report.row(
                "%s | %,.0f | %.0f %% | %.0f %%",
                what, posts, 100 * posts / most, 100 * posts / bare);
    }

    private static double median(Bench bench, Callable<Double> work) throws Exception {
        List<Double> all = new ArrayList<>();
        work.call();
        for (var round = 0; round < Math.max(3, bench.rounds() / 4); round++) {
            all.add(work.call());
        }
        return Cost.median(all);
    }

    private static Sender sender() {
        return new OkHttpSender(new EgressGuard(Set.of()), "mixhook/bench");
    }

    private static double bare(List<WebhookRequest> requests) throws Exception {
        var next = new AtomicInteger();
        try (var sender = sender()) {
            var cost =
                    Cost.of(
                            () -> {
                                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                                    for (var i = 0; i < IN_FLIGHT; i++) {
                                        threads.execute(() -> send(sender, requests, next));
                                    }
                                }
                                return null;
                            });
            return requests.size() / cost.wall();
        }
    }

    private static void send(Sender sender, List<WebhookRequest> requests, AtomicInteger next) {
        for (var i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            sender.send(requests.get(i));
        }
    }

    private static double inFile(Bench bench, Data data, List<Campaign> campaigns)
            throws Exception {
        var state = Files.createTempDirectory(bench.folder(), "state");
        return engine(data, campaigns, LedgerLocation.of(state).open());
    }

    private static double engine(Data data, List<Campaign> campaigns, Ledger ledger)
            throws Exception {
        try (var sender = sender()) {
            return play(data, campaigns, sender, ledger);
        }
    }

    /** POSTs a second from the first instant on; reading does not count. */
    private static double play(
            Data data, List<Campaign> campaigns, Sender sender, Ledger ledger) throws Exception {
        var feed = data.feed(campaigns);
        var posts = new long[1];
        try (ledger;
                var engine =
                        new Engine(
                                campaigns,
                                feed,
                                sender,
                                ledger,
                                event -> posts[0] += Doubles.isPost(event) ? 1 : 0,
                                true)) {
            engine.start(Data.FROM);
            var cost =
                    Cost.of(
                            () -> {
                                engine.playUntil(Data.FROM.plus(Duration.ofDays(1)), _ -> {});
                                return null;
                            });
            return posts[0] / cost.wall();
        }
    }
}
