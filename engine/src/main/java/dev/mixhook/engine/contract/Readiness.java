package dev.mixhook.engine.contract;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.finding.CheckExchange;
import dev.mixhook.engine.contract.probe.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Waits until a receiver is there. */
public final class Readiness {
    /** For one answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OkHttpSender sender;
    private final EgressGuard guard;
    private final Duration within;
    private final Ticker ticker;

    /**
     * @param within how long is waited
     */
    public Readiness(OkHttpSender sender, EgressGuard guard, Duration within, Ticker ticker) {
        this.sender = sender;
        this.guard = guard;
        this.within = within;
        this.ticker = ticker;
    }

    /** Asks a URL until it answers 200; what it came to last if it never does. */
    public Optional<String> await(String url) throws InterruptedException {
        return await(Webhook.to(url), Readiness::isOk, () -> false);
    }

    /** Whether something answers already where a receiver is to be started. */
    boolean isTaken(ReceiverSource receiver) {
        return isReady(receiver).test(ask(receiver.asked(), PATIENCE));
    }

    /** Why nobody answers where a receiver takes POSTs, if nobody does. */
    Optional<String> absent(ReceiverSource receiver) {
        CheckExchange exchange = ask(receiver.webhook(), PATIENCE);
        return exchange.answer().isPresent() ? Optional.empty() : Optional.of(exchange.seen());
    }

    /** Until a receiver that was started is ready, or has ended. */
    Optional<String> await(ReceiverSource receiver, ReceiverProcess process)
            throws InterruptedException {
        BooleanSupplier ended = () -> process.exit().isPresent();
        Optional<String> unready = await(receiver.asked(), isReady(receiver), ended);
        return process.exit()
                .map(
                        exit ->
                                "`%s` ended with %d before it was ready"
                                        .formatted(shownStart(receiver), exit))
                .or(() -> unready);
    }

    /** Without a URL for it, a receiver is ready once it answers anything. */
    private static Predicate<CheckExchange> isReady(ReceiverSource receiver) {
        return receiver.ready() == null
                ? exchange -> exchange.answer().isPresent()
                : Readiness::isOk;
    }

    private static String shownStart(ReceiverSource receiver) {
        return receiver.secrets().text(String.valueOf(receiver.start()));
    }

    private static boolean isOk(CheckExchange exchange) {
        return exchange.outcome() instanceof Outcome.Accepted;
    }

    private Optional<String> await(
            Webhook at, Predicate<CheckExchange> isReady, BooleanSupplier inVain)
            throws InterruptedException {
        Optional<String> refusal = guard.refusal(at.host());
        if (refusal.isPresent()) {
            return refusal;
        }
        Deadline deadline = Deadline.in(within, ticker);
        CheckExchange[] last = new CheckExchange[1];
        boolean ready =
                deadline.awaits(
                        () -> {
                            last[0] = ask(at, deadline.forOneAsk(PATIENCE));
                            return isReady.test(last[0]) || inVain.getAsBoolean();
                        });
        return ready
                ? Optional.empty()
                : Optional.of(at.shownUrl() + " is not ready: " + last[0].seen());
    }

    private CheckExchange ask(Webhook at, Duration most) {
        return new CheckExchange(sender.get(at.within(most, PATIENCE)));
    }
}
