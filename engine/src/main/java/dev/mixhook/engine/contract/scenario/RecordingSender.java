package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.engine.contract.finding.CurlScript;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sends by another sender, and remembers what was sent and what was done to it. */
final class RecordingSender implements Sender {
    private static final int FEW = 3;

    private final Sender sender;
    private final Map<Long, WebhookRequest> sent = new ConcurrentHashMap<>();
    private final Map<Long, String> faults = new ConcurrentHashMap<>();
    private final CurlScript script = new CurlScript();

    RecordingSender(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Outcome send(WebhookRequest request) {
        remember(request, true);
        return sender.send(request);
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        remember(request, fault instanceof WireFault.OwnConnection);
        return sender.send(request, fault);
    }

    /** Told of a fault, before the POST is sent that has it. */
    void told(FaultHappened fault) {
        faults.merge(fault.post(), "; " + fault.fault().text(), String::concat);
    }

    private void remember(WebhookRequest request, boolean isWhole) {
        sent.put(request.number(), request);
        script.add(what(request), () -> isWhole ? CurlScript.command(request) : Optional.empty());
    }

    private String what(WebhookRequest request) {
        List<String> users = request.body().users();
        String whose = users.size() <= FEW ? String.join(", ", users) : users.size() + " users";
        return "POST %d of %s%s"
                .formatted(request.number(), whose, faults.getOrDefault(request.number(), ""));
    }

    @Override
    public List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return sender.order(attempt);
    }

    /** The list of users in the body of a POST, or the whole of it, as JSON. */
    String users(long number) {
        WebhookRequest request = sent.get(number);
        if (request == null) {
            throw new IllegalArgumentException("no POST was sent as number " + number);
        }
        String form = new String(request.body().bytes(), StandardCharsets.UTF_8);
        if (!request.body().contentType().equals(MessagesFormat.CONTENT_TYPE)) {
            return form;
        }
        return URLDecoder.decode(form.substring("users=".length()), StandardCharsets.UTF_8);
    }

    /** Sends all of them again. */
    Optional<String> script() {
        return script.text();
    }

    /** The other sender stays open: it is not this one's alone. */
    @Override
    public void close() {}
}
