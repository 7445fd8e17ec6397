package dev.mixhook.engine.page;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import java.util.List;

/** Keeps what goes out by another sender, and what comes back. */
record RecordedSender(Sender sender, Exchanges exchanges) implements Sender {
    @Override
    public Outcome send(WebhookRequest request) {
        return kept(request, sender.send(request));
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        return kept(request, sender.send(request, fault));
    }

    private Outcome kept(WebhookRequest request, Outcome outcome) {
        exchanges.add(request, outcome);
        return outcome;
    }

    @Override
    public List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return sender.order(attempt);
    }

    @Override
    public void close() {
        sender.close();
    }
}
