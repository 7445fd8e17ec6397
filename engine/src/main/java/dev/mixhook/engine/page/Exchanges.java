package dev.mixhook.engine.page;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What went out and what came back, by the POST's number. Safe for many threads at once. */
final class Exchanges {
    private final Map<Long, Exchange> exchanges = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    /**
     * @param most how many bytes of bodies and answers are kept, about
     */
    Exchanges(long most) {
        this.most = most;
    }

    void add(WebhookRequest request, Outcome outcome) {
        if (bytes.get() > most) {
            return;
        }
        Exchange exchange = Exchange.of(request, outcome);
        bytes.addAndGet(exchange.size());
        exchanges.put(exchange.n(), exchange);
    }

    void print(PrintStream out) {
        exchanges.values().forEach(exchange -> out.print(exchange.line()));
    }
}
