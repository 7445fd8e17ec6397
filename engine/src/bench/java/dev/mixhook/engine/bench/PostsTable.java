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
import dev.mixhook.engine.execution.ExecutionOptions;
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

    /** Enough POSTs that the JVM has compiled what sends them before it counts. */
    private static final int FEWEST_PEOPLE = 400_000;

    private static final int ROUNDS = 3;

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
                new Ceiling(bench.folder(), receiver.port(), requests.getFirst().body().bytes());
        var most = new Row(ceiling.name() + ", one body", () -> new Rate(ceiling.posts(IN_FLIGHT), 0));
        var bare = new Row("a bare OkHttp loop, bodies ready", () -> bare(requests));
        var rows =
                List.of(
                        most,
                        bare,
                        new Row("engine, no ledger", () -> engine(data, campaigns, Doubles.noLedger())),
                        new Row("engine, H2 in memory", () -> engine(data, campaigns, LedgerLocation.of(null).open())),
                        new Row("engine, H2 in a file", () -> inFile(bench, data, campaigns)));
        // In turn, as the machine has others to serve too; the first time is for the compiler.
        for (var round = 0; round <= ROUNDS; round++) {
            for (var row : rows) {
                row.measure(round > 0);
            }
        }
        report.head("", "POST/s", "of " + ceiling.name(), "of the bare loop", "µs of CPU a POST");
        for (var row : rows) {
            report.row(
                    "%s | %,.0f | %.0f %% | %.0f %% | %s",
                    row.what,
                    row.posts(),
                    100 * row.posts() / most.posts(),
                    100 * row.posts() / bare.posts(),
                    row == most ? "" : "%.0f".formatted(row.cpu()));
        }
    }

    /**
     * How fast POSTs went.
     *
     * @param posts a second
     * @param cpu of all threads of this process, in seconds a POST
     */
    private record Rate(double posts, double cpu) {
        static Rate of(Cost<?> cost, long posts) {
            return new Rate(posts / cost.wall(), cost.process() / posts);
        }
    }

    /** What is measured several times. */
    private static final class Row {
        private final String what;
        private final Callable<Rate> work;
        private final List<Rate> rates = new ArrayList<>();

        private Row(String what, Callable<Rate> work) {
            this.what = what;
            this.work = work;
        }

        private void measure(boolean counts) throws Exception {
            var rate = work.call();
            if (counts) {
                rates.add(rate);
            }
        }

        private double posts() {
            return Cost.median(rates.stream().map(Rate::posts).toList());
        }

        private double cpu() {
            return 1e6 * Cost.median(rates.stream().map(Rate::cpu).toList());
        }
    }

    private static Sender sender() {
        return new OkHttpSender(new EgressGuard(Set.of()), "mixhook/bench");
    }

    private static Rate bare(List<WebhookRequest> requests) throws Exception {
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
            return Rate.of(cost, requests.size());
        }
    }

    private static void send(Sender sender, List<WebhookRequest> requests, AtomicInteger next) {
        for (var i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            sender.send(requests.get(i));
        }
    }

    private static Rate inFile(Bench bench, Data data, List<Campaign> campaigns)
            throws Exception {
        var state = Files.createTempDirectory(bench.folder(), "state");
        return engine(data, campaigns, LedgerLocation.of(state).open());
    }

    private static Rate engine(Data data, List<Campaign> campaigns, Ledger ledger)
            throws Exception {
        try (var sender = sender()) {
            return play(data, campaigns, sender, ledger);
        }
    }

    /** POSTs a second from the first instant on; reading does not count. */
    private static Rate play(
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
                                ExecutionOptions.DEFAULT.keepingGoing(true))) {
            engine.start(Data.FROM);
            var cost =
                    Cost.of(
                            () -> {
                                engine.playUntil(Data.FROM.plus(Duration.ofDays(1)), _ -> {});
                                return null;
                            });
            return Rate.of(cost, posts[0]);
        }
    }
}
