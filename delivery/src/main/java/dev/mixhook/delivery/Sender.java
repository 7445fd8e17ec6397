package dev.mixhook.delivery;

import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Outcome.Unreachable;
import java.util.List;

/** POSTs bodies. Safe for many threads at once. */
public interface Sender extends AutoCloseable {
    /**
     * Sends a request once (R-W8), and waits for what becomes of it; meant for virtual threads.
     * Trouble with the network or the receiver is an {@link Outcome}, never an exception.
     *
     * @throws IllegalArgumentException if a recipient's properties are not a JSON object
     */
    Outcome send(WebhookRequest request);

    /**
     * Sends a request once with a fault on its way. A sender without a wire gives the outcome that
     * would be seen on one.
     */
    default Outcome send(WebhookRequest request, WireFault fault) {
        return switch (fault) {
            case WireFault.OwnConnection _,
                    WireFault.LowerCaseNames _,
                    WireFault.SlowHead _,
                    WireFault.SlowBody _ ->
                    send(request);
            case WireFault.CutBody cut -> new Uncertain(cut.reason());
            case WireFault.Reset reset ->
                    switch (reset.stage()) {
                        case BEFORE -> new Unreachable(reset.reason());
                        case DURING -> new Uncertain(reset.reason());
                        case AFTER -> {
                            send(request);
                            yield new Uncertain(reset.reason());
                        }
                    };
        };
    }

    /**
     * The order in which the POSTs of one attempt are to be begun: as they come (R-W9), unless a
     * fault turns them round. Asked once, before the first of them is begun.
     */
    default List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return attempt;
    }

    /** Lets go of idle connections. POSTs under way still come to their end. */
    @Override
    void close();
}
