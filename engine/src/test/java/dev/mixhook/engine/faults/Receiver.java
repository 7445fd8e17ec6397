package dev.mixhook.engine.faults;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A sender whose answers come back in an order that is drawn from a seed, not from how threads
 * happen to run: one is let go only when all that can be under way are.
 */
final class Receiver implements Sender {
    private final PostFaults postFaults;
    private final long order;
    private final Map<Long, Came> came = new HashMap<>();
    private final TreeMap<Long, Long> waiting =
            new TreeMap<>(Comparator.comparingLong(this::turn).thenComparingLong(n -> n));

    private int expected;
    private boolean isOver;

    /** What came, and what became of it. */
    record Came(byte[] body, Outcome outcome) {}

    Receiver(PostFaults postFaults, long order) {
        this.postFaults = postFaults;
        this.order = order;
    }

    private long turn(long n) {
        return new SplittableRandom(order ^ n).nextLong();
    }

    /** So many are under way at once, as soon as they all are. */
    synchronized void expect(int posts) {
        expected = posts;
        notifyAll();
    }

    /** Whoever waits, waits for nothing: the process is dead. */
    synchronized void end() {
        isOver = true;
        notifyAll();
    }

    @Override
    public synchronized Outcome send(WebhookRequest request) {
        long n = request.number();
        Outcome outcome = postFaults.of(request);
        if (came.put(n, new Came(request.body().bytes(), outcome)) != null) {
            throw new IllegalStateException("POST " + n + " came twice");
        }
        waiting.put(n, n);
        notifyAll();
        while (!isOver && !(waiting.size() == expected && waiting.firstKey() == n)) {
            await();
        }
        waiting.remove(n);
        expected = 0;
        return outcome;
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            isOver = true;
        }
    }

    synchronized Came came(long n) {
        return Objects.requireNonNull(came.get(n), "never came");
    }

    synchronized boolean got(long n) {
        return came.containsKey(n);
    }

    @Override
    public void close() {}
}
