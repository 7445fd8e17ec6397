package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Carries POSTs beside the engine's thread; their outcomes come back in its inbox. */
public final class Dispatcher implements AutoCloseable {
    private final Sender sender;
    private final BlockingQueue<Runnable> inbox;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int underWay;

    /**
     * @param inbox what is to run on the engine's thread
     */
    public Dispatcher(Sender sender, BlockingQueue<Runnable> inbox) {
        this.sender = sender;
        this.inbox = inbox;
    }

    /** In which order the POSTs of an attempt are to be begun. */
    List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return sender.order(attempt);
    }

    void send(WebhookRequest request, Consumer<Outcome> back) {
        underWay++;
        threads.execute(() -> inbox.add(carry(request, back)));
    }

    private Runnable carry(WebhookRequest request, Consumer<Outcome> back) {
        try {
            Outcome outcome = sender.send(request);
            return () -> {
                underWay--;
                back.accept(outcome);
            };
        } catch (RuntimeException | Error bug) {
            return () -> {
                throw bug;
            };
        }
    }

    /** Whether no POST is under way. */
    public boolean isIdle() {
        return underWay == 0;
    }

    /** Waits for every POST that is under way, and for those that their outcomes bring about. */
    public void settleAll() throws InterruptedException {
        while (!isIdle()) {
            inbox.take().run();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
