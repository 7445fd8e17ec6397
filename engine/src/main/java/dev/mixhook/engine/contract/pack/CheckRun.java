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

    /** Ends with the first step that does not go as wanted. */
    CheckResult run() throws InterruptedException {
        try {
            for (CheckStep step : check.steps()) {
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
            case CheckStep.OpeningPost _ -> first.unlessAnswered(200);
            case CheckStep.ExpectAccepted(List<TestUser> recipients) ->
                    untaken(client.send(recipients));
            case CheckStep.ExpectAcceptedWithFault(List<TestUser> recipients, WireFault fault) ->
                    untaken(client.send(recipients, fault));
            case CheckStep.ExpectAcceptedWithQuery(List<TestUser> recipients, String query) ->
                    untaken(client.send(recipients, query));
            case CheckStep.ExpectAcceptedInTime(List<TestUser> recipients) ->
                    late(client.send(recipients));
            case CheckStep.ExpectAllAccepted(List<List<TestUser>> all, int atOnce) ->
                    client.sendAll(all, atOnce).stream()
                            .flatMap(exchange -> untaken(exchange).stream())
                            .findFirst();
            case CheckStep.SendIgnoringAnswer(List<TestUser> recipients) ->
                    unseen(client.send(recipients));
            case CheckStep.SendAllowingRefusal(List<List<TestUser>> all, int atOnce, int each) ->
                    tried(all, client.sendAll(all, atOnce), each);
            case CheckStep.SendMalformedIgnoringAnswer(MalformedRequest malformed) ->
                    unseen(client.send(malformed));
            case CheckStep.SendMalformedAllowingRefusal(
                            MalformedRequest malformed,
                            List<TestUser> recipients) ->
                    tried(client.send(malformed), recipients);
            case CheckStep.SendCutShort(List<TestUser> recipients, int percent) ->
                    unseen(client.send(recipients, new WireFault.CutBody(percent)));
            case CheckStep.SendCopiesAtOnce(List<TestUser> recipients) ->
                    unseen(client.sendTwice(recipients));
            case CheckStep.ExpectRefused(MalformedRequest malformed) ->
                    client.send(malformed).ifAnswered(malformed.what(), 200, yes);
            case CheckStep.AwaitSettled(TestUser user) -> settled(user);
            case CheckStep.ExpectActedOn(List<TestUser> recipients, int times) ->
                    acted(recipients, times);
            case CheckStep.ExpectStored(List<TestUser> recipients, RequiredProperties required) ->
                    kept(recipients, required);
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

    private Optional<Failure> tried(CheckExchange exchange, List<TestUser> recipients)
            throws InterruptedException, BrokenProbe {
        Optional<Failure> unsent = exchange.ifUnsent();
        if (unsent.isPresent() || !isTaken(exchange)) {
            return unsent;
        }
        return acted(recipients, 1);
    }

    private static boolean isTaken(CheckExchange exchange) {
        return exchange.unlessAnswered(200).isEmpty();
    }

    private Optional<Failure> settled(TestUser user) throws InterruptedException, BrokenProbe {
        if (context.poller() == null) {
            return Optional.empty();
        }
        Optional<Failure> failure = untaken(client.send(List.of(user)));
        return failure.isPresent() ? failure : acted(List.of(user), 1);
    }

    private Optional<Failure> acted(List<TestUser> recipients, int times)
            throws InterruptedException, BrokenProbe {
        Optional<ProbeCounts> counts = context.counts();
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        if (times == 0) {
            counts.get().poller().ticker().pause(AFTER_A_WHILE);
        }
        return counts.get().check(client.ids(recipients), times);
    }

    private Optional<Failure> kept(List<TestUser> recipients, RequiredProperties required)
            throws InterruptedException, BrokenProbe {
        Optional<Echo> echo = context.echoes();
        return echo.isEmpty()
                ? Optional.empty()
                : echo.get().check(client.sent(recipients), required);
    }
}
