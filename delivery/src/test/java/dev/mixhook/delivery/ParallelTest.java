package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final int AT_ONCE = 40;

    /** OkHttp's own dispatcher would let five through. */
    @Test
    void as_many_posts_are_under_way_as_threads_send() throws Exception { // R-W9
        var allThere = new CyclicBarrier(AT_ONCE);
        var outcomes = new ArrayList<Future<Outcome>>();
        try (var receiver =
                        new RawReceiver(
                                line -> {
                                    line.readRequest();
                                    await(allThere);
                                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                                });
                var sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var webhook = receiver.webhook(Duration.ofSeconds(20));
            for (var i = 0; i < AT_ONCE; i++) {
                outcomes.add(threads.submit(() -> sender.send(post(webhook))));
            }
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(ACCEPTED);
            }
            assertThat(receiver.connections()).isEqualTo(AT_ONCE);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
