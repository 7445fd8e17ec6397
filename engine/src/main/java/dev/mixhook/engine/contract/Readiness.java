package dev.mixhook.engine.contract;

import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.RawRequest;
import dev.mixhook.delivery.Webhook;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits until a receiver is there. */
public final class Readiness {
    private final OkHttpSender sender;
    private final Duration within;

    public Readiness(OkHttpSender sender, Duration within) {
        this.sender = sender;
        this.within = within;
    }

    /** Asks a URL until it answers 200; what it came to last if it never does. */
    public Optional<String> await(String url) throws InterruptedException {
        return await(url, () -> false);
    }

    /**
     * @param inVain asked before each try: true once there is nothing to wait for
     */
    Optional<String> await(String url, BooleanSupplier inVain) throws InterruptedException {
        Webhook at = Webhook.to(url).within(Duration.ofSeconds(5), Duration.ofSeconds(5));
        Exchange[] last = new Exchange[1];
        boolean ready =
                Patience.until(
                        within,
                        () -> {
                            last[0] = new Exchange(() -> "", sender.send(at, new RawRequest.Get()));
                            return last[0].outcome() instanceof Outcome.Accepted
                                    || inVain.getAsBoolean();
                        });
        return ready && !inVain.getAsBoolean()
                ? Optional.empty()
                : Optional.of(url + " is not ready: " + last[0].seen());
    }
}
