package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.WireFault;
import dev.mixhook.engine.contract.finding.CheckExchange;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A check while it is carried out. */
final class CheckRun {
    /** That nothing is done shows only after a while. */
    private static final Duration AFTER_A_WHILE = Duration.ofMillis(400);

    private final Check check;
    private final PackContext context;
    private final CheckClient client;
    private final CheckExchange first;
    private final int yes;

    /**
     * @param first with which the run began
     * @param yes the status with which the receiver takes POSTs: 200 if it is right
     */
    CheckRun(Check check, PackContext context, CheckClient client, CheckExchange first, int yes) {
        this.check = check;
        this.context = context;
        this.client = client;
        this.first = first;
        this.yes = yes;
    }

    /** Ends with the first move that does not go as wanted. */
    CheckResult run() throws InterruptedException {
        try {
            for (CheckStep step : check.moves()) {
                Optional<Failure> failure = play(step);
                if (failure.isPresent()) {
                    String again = client.script().orElse(null);
                    return new CheckResult.Failed(failure.get().of(again));
                }
            }
            return new CheckResult.Passed();
        } catch (BrokenProbe broken) {
            return new CheckResult.Errored(broken.reason());
        }
    }

    /** What is wrong, if anything is. */
    private Optional<Failure> play(CheckStep step) throws InterruptedException, BrokenProbe {
        return switch (step) {
            case CheckStep.First _ -> first.unlessAnswered(200);
            case CheckStep.Taken(List<TestUser> guests) -> untaken(client.send(guests));
            case CheckStep.TakenThough(List<TestUser> guests, WireFault fault) ->
                    untaken(client.send(guests, fault));
            case CheckStep.TakenAt(List<TestUser> guests, String query) ->
                    untaken(client.send(guests, query));
            case CheckStep.TakenInTime(List<TestUser> guests) -> late(client.send(guests));
            case CheckStep.AllTaken(List<List<TestUser>> all, int atOnce) ->
                    client.sendAll(all, atOnce).stream()
                            .flatMap(exchange -> untaken(exchange).stream())
                            .findFirst();
            case CheckStep.Unseen(List<TestUser> guests) -> unseen(client.send(guests));
            case CheckStep.Tried(List<List<TestUser>> all, int atOnce, int each) ->
                    tried(all, client.sendAll(all, atOnce), each);
            case CheckStep.OddlyUnseen(MalformedRequest malformed) ->
                    unseen(client.send(malformed));
            case CheckStep.OddlyTried(MalformedRequest malformed, List<TestUser> guests) ->
                    tried(client.send(malformed), guests);
            case CheckStep.Cut(List<TestUser> guests, int percent) ->
                    unseen(client.send(guests, new WireFault.CutBody(percent)));
            case CheckStep.Together(List<TestUser> guests) -> unseen(client.sendTwice(guests));
            case CheckStep.Refused(MalformedRequest malformed) ->
                    client.send(malformed).ifAnswered(malformed.what(), 200, yes);
            case CheckStep.Settled(TestUser user) -> settled(user);
            case CheckStep.Acted(List<TestUser> guests, int times) -> acted(guests, times);
            case CheckStep.Kept(List<TestUser> guests, Extent extent) -> kept(guests, extent);
        };
    }

    private Optional<Failure> untaken(CheckExchange exchange) {
        return exchange.unlessAnswered(200, yes);
    }

    private Optional<Failure> late(CheckExchange exchange) {
        return untaken(exchange).or(() -> exchange.ifSlowerThan(context.timings().timeout()));
    }

    /** The receiver has to be there, whatever it answers. */
    private Optional<Failure> unseen(CheckExchange exchange) {
        return exchange.ifUnsent();
    }

    /** Whom it refuses, comes again; the others have to be done with. */
    private Optional<Failure> tried(
            List<List<TestUser>> all, List<CheckExchange> exchanges, int each)
            throws InterruptedException, BrokenProbe {
        List<TestUser> taken = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Optional<Failure> unsent = exchanges.get(i).ifUnsent();
            if (unsent.isPresent()) {
                return unsent;
            }
            if (isTaken(exchanges.get(i))) {
                taken.addAll(all.get(i));
            }
        }
        return acted(
                IntStream.range(0, taken.size())
                        .filter(i -> i % each == 0)
                        .mapToObj(taken::get)
                        .toList(),
                1);
    }

    private Optional<Failure> tried(CheckExchange exchange, List<TestUser> guests)
            throws InterruptedException, BrokenProbe {
        Optional<Failure> unsent = exchange.ifUnsent();
        if (unsent.isPresent() || !isTaken(exchange)) {
            return unsent;
        }
        return acted(guests, 1);
    }

    private static boolean isTaken(CheckExchange exchange) {
        return exchange.unlessAnswered(200).isEmpty();
    }

    private Optional<Failure> settled(TestUser user) throws InterruptedException, BrokenProbe {
        if (context.asking() == null) {
            return Optional.empty();
        }
        Optional<Failure> failure = untaken(client.send(List.of(user)));
        return failure.isPresent() ? failure : acted(List.of(user), 1);
    }

    private Optional<Failure> acted(List<TestUser> guests, int times)
            throws InterruptedException, BrokenProbe {
        Optional<ProbeCounts> counts = context.counts();
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        if (times == 0) {
            counts.get().asking().ticker().pause(AFTER_A_WHILE);
        }
        return counts.get().check(client.ids(guests), times);
    }

    private Optional<Failure> kept(List<TestUser> guests, Extent extent)
            throws InterruptedException, BrokenProbe {
        Optional<Echo> echo = context.echoes();
        return echo.isEmpty() ? Optional.empty() : echo.get().check(client.sent(guests), extent);
    }
}
