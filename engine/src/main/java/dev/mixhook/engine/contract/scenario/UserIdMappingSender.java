package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import java.util.List;

/** Sends by another sender, to which users go by their ids and no longer by their names. */
record UserIdMappingSender(Sender sender, UserIdMapping mapping) implements Sender {
    @Override
    public Outcome send(WebhookRequest request) {
        return sender.send(called(request));
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        return sender.send(called(request), fault);
    }

    private WebhookRequest called(WebhookRequest request) {
        return new WebhookRequest(
                request.number(), request.webhook(), mapping.called(request.body()));
    }

    @Override
    public List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return sender.order(attempt);
    }

    /** The other sender stays open: it is not this one's alone. */
    @Override
    public void close() {}
}
