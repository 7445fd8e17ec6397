package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WireFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends by another sender, and remembers what was sent. */
final class RecordingSender implements Sender {
    private final Sender sender;
    private final Map<Long, Envelope> sent = new ConcurrentHashMap<>();

    RecordingSender(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Outcome send(Envelope envelope) {
        sent.put(envelope.number(), envelope);
        return sender.send(envelope);
    }

    @Override
    public Outcome send(Envelope envelope, WireFault fault) {
        sent.put(envelope.number(), envelope);
        return sender.send(envelope, fault);
    }

    @Override
    public List<Envelope> order(List<Envelope> attempt) {
        return sender.order(attempt);
    }

    /** The POST of a number. */
    Envelope post(long number) {
        Envelope envelope = sent.get(number);
        if (envelope == null) {
            throw new IllegalArgumentException("no POST was sent as number " + number);
        }
        return envelope;
    }

    /** The other sender stays open: it is not this one's alone. */
    @Override
    public void close() {}
}
