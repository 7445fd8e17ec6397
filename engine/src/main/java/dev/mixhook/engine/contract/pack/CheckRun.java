package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.Outcome;
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
            case CheckStep.OpeningPost _ -> first.unlessAccepted(expected());
            case CheckStep.ExpectAccepted(TestPost post) -> untaken(client.send(post));
            case CheckStep.ExpectAcceptedWithFault(TestPost post, WireFault fault) ->
                    untaken(client.send(post, fault));
            case CheckStep.ExpectAcceptedWithQuery(TestPost post, String query) ->
                    untaken(client.send(post, query));
            case CheckStep.ExpectAcceptedInTime(TestPost post) -> late(client.send(post));
            case CheckStep.ExpectAcceptedInWords(TestPost post) -> unsaid(post, client.send(post));
            case CheckStep.ExpectAllAccepted(List<TestPost> all, int atOnce) ->
                    client.sendAll(all, atOnce).stream()
                            .flatMap(exchange -> untaken(exchange).stream())
                            .findFirst();
            case CheckStep.SendIgnoringAnswer(TestPost post) -> unseen(client.send(post));
            case CheckStep.SendAllowingRefusal(List<TestPost> all, int atOnce, int each) ->
                    tried(all, client.sendAll(all, atOnce), each);
            case CheckStep.SendMalformedIgnoringAnswer(MalformedRequest malformed) ->
                    unseen(client.send(malformed));
            case CheckStep.SendMalformedAllowingRefusal(
                            MalformedRequest malformed,
                            List<TestUser> recipients) ->
                    tried(client.send(malformed), recipients);
            case CheckStep.SendCutShort(TestPost post, int percent) ->
                    unseen(client.send(post, new WireFault.CutBody(percent)));
            case CheckStep.SendCopiesAtOnce(TestPost post) -> unseen(client.sendTwice(post));
            case CheckStep.ExpectRefused(MalformedRequest malformed) ->
                    client.send(malformed).ifAccepted(malformed.what(), expected(), yes);
            case CheckStep.ExpectUnauthorized(TestPost post) ->
                    client.sendUnauthenticated(post).unlessAnswered(401, 403);
            case CheckStep.AwaitSettled(TestPost post) -> settled(post);
            case CheckStep.ExpectActedOn(List<TestUser> recipients, int times) ->
                    acted(recipients, times);
            case CheckStep.ExpectStored(List<TestUser> recipients, RequiredProperties required) ->
                    kept(recipients, required);
        };
    }

    private Optional<Failure> untaken(CheckExchange exchange) {
        return exchange.unlessAccepted(expected(), yes);
    }

    private Optional<Failure> unsaid(TestPost post, CheckExchange exchange) {
        return untaken(exchange).or(() -> exchange.ifRemarked(post.success()));
    }

    private Optional<Failure> late(CheckExchange exchange) {
        return untaken(exchange).or(() -> exchange.ifSlowerThan(context.timings().timeout()));
    }

    /** The receiver has to be there, whatever it answers. */
    private Optional<Failure> unseen(CheckExchange exchange) {
        return exchange.ifUnsent();
    }

    /** Whom it refuses, comes again; the others have to be done with. */
    private Optional<Failure> tried(List<TestPost> all, List<CheckExchange> exchanges, int each)
            throws InterruptedException, BrokenProbe {
        List<TestUser> taken = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Optional<Failure> unsent = exchanges.get(i).ifUnsent();
            if (unsent.isPresent()) {
                return unsent;
            }
            if (isTaken(exchanges.get(i))) {
                taken.addAll(all.get(i).users());
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
        return exchange.outcome() instanceof Outcome.Accepted;
    }

    /** What its format takes for yes. */
    private String expected() {
        return context.pack().yes();
    }

    private Optional<Failure> settled(TestPost post) throws InterruptedException, BrokenProbe {
        if (context.poller() == null) {
            return Optional.empty();
        }
        Optional<Failure> failure = untaken(client.send(post));
        return failure.isPresent() ? failure : acted(post.users(), 1);
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
                : echo.get().check(client.sent(recipients, context.pack()), required);
    }
}
