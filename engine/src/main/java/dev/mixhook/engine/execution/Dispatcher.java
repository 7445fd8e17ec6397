package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Carries POSTs beside the engine's thread; their outcomes come back in its inbox. Those that are
 * back by the time that it looks are committed together: with many POSTs under way a commit costs
 * as much for all of them as for one ({@code PostsTable}).
 *
 * <p>In virtual time the engine's thread waits for every POST. One that is alone under way is
 * carried by that thread itself then: to hand it to another and to be woken by that one costs more
 * than all else that the engine does for it ({@code CampaignsTable}).
 */
public final class Dispatcher implements AutoCloseable {
    private final Sender sender;
    private final Ledger ledger;
    private final BlockingQueue<Runnable> inbox;
    private final ExecutorService threads;
    private final ConcurrentLinkedQueue<Returned> returned = new ConcurrentLinkedQueue<>();

    /** Whether the inbox holds that somebody is to look for what is back. */
    private final AtomicBoolean isTold = new AtomicBoolean();

    private int underWay;
    private boolean isWaitedFor;

    /** The POST that was sent last, where it is not begun yet: it may be alone. */
    private @Nullable Runnable lone;

    /**
     * @param inbox what is to run on the engine's thread
     */
    public Dispatcher(Sender sender, Ledger ledger, BlockingQueue<Runnable> inbox) {
        this(sender, ledger, inbox, Executors.newVirtualThreadPerTaskExecutor());
    }

    /**
     * @param threads which carry the POSTs
     */
    Dispatcher(
            Sender sender, Ledger ledger, BlockingQueue<Runnable> inbox, ExecutorService threads) {
        this.sender = sender;
        this.ledger = ledger;
        this.inbox = inbox;
        this.threads = threads;
    }

    /** Whoever sent a POST, and wants to know what became of it. */
    @FunctionalInterface
    interface Origin {
        /**
         * A POST is back.
         *
         * @param transitions what is to be committed is added to these
         * @return what is to be done once it is
         */
        Runnable settle(Outcome outcome, List<Transition> transitions);
    }

    /** What came back of a POST. */
    private interface Returned {
        Runnable settle(List<Transition> transitions);
    }

    /** In which order the POSTs of an attempt are to be begun. */
    List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return sender.order(attempt);
    }

    void send(WebhookRequest request, Origin origin) {
        underWay++;
        begin(lone);
        lone = () -> bring(carry(request, origin));
        if (!isWaitedFor) {
            begin(lone);
        }
    }

    /** Has a POST carried beside the engine's thread. */
    private void begin(@Nullable Runnable post) {
        lone = null;
        if (post != null) {
            threads.execute(post);
        }
    }

    private Returned carry(WebhookRequest request, Origin origin) {
        try {
            Outcome outcome = sender.send(request);
            return transitions -> origin.settle(outcome, transitions);
        } catch (RuntimeException | Error bug) {
            return _ ->
                    () -> {
                        throw bug;
                    };
        }
    }

    private void bring(Returned back) {
        returned.add(back);
        if (!isTold.getAndSet(true)) {
            inbox.add(this::settleReturned);
        }
    }

    private void settleReturned() {
        isTold.set(false);
        List<Transition> transitions = new ArrayList<>();
        List<Runnable> settled = new ArrayList<>();
        for (Returned back = returned.poll(); back != null; back = returned.poll()) {
            underWay--;
            settled.add(back.settle(transitions));
        }
        if (!transitions.isEmpty()) {
            ledger.advance(transitions);
        }
        settled.forEach(Runnable::run);
    }

    /** How many POSTs are under way. */
    public int underWay() {
        return underWay;
    }

    /** Whether no POST is under way. */
    public boolean isIdle() {
        return underWay == 0;
    }

    /** Says whether {@link #settleAll} follows whatever is sent, as in virtual time. */
    public void waitedFor(boolean whether) {
        isWaitedFor = whether;
    }

    /** Waits for every POST that is under way, and for those that their outcomes bring about. */
    public void settleAll() throws InterruptedException {
        while (!isIdle()) {
            Runnable post = lone;
            if (post != null && underWay == 1) {
                lone = null;
                post.run();
            } else {
                begin(post);
            }
            inbox.take().run();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
