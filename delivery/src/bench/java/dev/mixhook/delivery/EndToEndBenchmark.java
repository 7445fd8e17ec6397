package dev.mixhook.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** POSTs of different bodies, encoded and sent on virtual threads as the engine does it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class EndToEndBenchmark {
    private static final int POSTS = 2_000;

    @Param({"1", "8", "32"})
    public int inFlight;

    private final Webhook webhook = Webhook.to(System.getProperty(Receiver.URL));
    private final List<Batch> batches = SampleBatches.all();
    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/bench");

    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void ours() {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < inFlight; i++) {
                threads.execute(() -> sendUntilDone(next));
            }
        }
    }

    private void sendUntilDone(AtomicInteger next) {
        for (var post = next.getAndIncrement(); post < POSTS; post = next.getAndIncrement()) {
            var batch = batches.get(post % batches.size());
            var outcome = sender.send(WebhookRequest.of(post + 1, webhook, batch));
            if (!(outcome instanceof Outcome.Accepted)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
    }

    @TearDown
    public void close() {
        sender.close();
    }
}
