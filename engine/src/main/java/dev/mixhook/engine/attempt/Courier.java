package dev.mixhook.engine.attempt;

import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Carries POSTs beside the engine's thread; their outcomes wait until that thread takes them. */
public final class Courier implements AutoCloseable {
    private final Sender sender;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Runnable> outcomes = new LinkedBlockingQueue<>();
    private int underWay;

    public Courier(Sender sender) {
        this.sender = sender;
    }

    /** In which order the POSTs of an attempt are to be begun. */
    List<Envelope> order(List<Envelope> attempt) {
        return sender.order(attempt);
    }

    void send(Envelope envelope, Consumer<Outcome> back) {
        underWay++;
        threads.execute(() -> outcomes.add(carry(envelope, back)));
    }

    private Runnable carry(Envelope envelope, Consumer<Outcome> back) {
        try {
            Outcome outcome = sender.send(envelope);
            return () -> back.accept(outcome);
        } catch (RuntimeException | Error bug) {
            return () -> {
                throw bug;
            };
        }
    }

    /** Waits for every POST that is under way, and for those that their outcomes bring about. */
    public void settleAll() throws InterruptedException {
        while (underWay > 0) {
            Runnable outcome = outcomes.take();
            underWay--;
            outcome.run();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
