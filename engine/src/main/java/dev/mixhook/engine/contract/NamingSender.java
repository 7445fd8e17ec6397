package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WireFault;
import java.util.List;

/** Sends by another sender, to which users go by their ids and no longer by their names. */
record NamingSender(Sender sender, Naming naming) implements Sender {
    @Override
    public Outcome send(Envelope envelope) {
        return sender.send(called(envelope));
    }

    @Override
    public Outcome send(Envelope envelope, WireFault fault) {
        return sender.send(called(envelope), fault);
    }

    private Envelope called(Envelope envelope) {
        return new Envelope(envelope.number(), envelope.webhook(), naming.called(envelope.form()));
    }

    @Override
    public List<Envelope> order(List<Envelope> attempt) {
        return sender.order(attempt);
    }

    /** The other sender stays open: it is not this one's alone. */
    @Override
    public void close() {}
}
