package dev.mixhook.engine.page;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import java.util.List;
import java.util.function.BiConsumer;

/** Tells of what goes out by another sender, and what comes back. */
record RecordedSender(Sender sender, BiConsumer<WebhookRequest, Outcome> told) implements Sender {
    @Override
    public Outcome send(WebhookRequest request) {
        return told(request, sender.send(request));
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        return told(request, sender.send(request, fault));
    }

    private Outcome told(WebhookRequest request, Outcome outcome) {
        told.accept(request, outcome);
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
