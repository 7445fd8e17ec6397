package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.testing.ManualTicker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    /** Each ask takes seven seconds here: five of them are more than thirty. */
    @Test
    void it_waits_for_a_time_and_not_for_a_number_of_asks() throws Exception {
        ManualTicker ticker = new ManualTicker();
        AtomicInteger asked = new AtomicInteger();
        EgressGuard guard = new EgressGuard(Set.of());
        try (LabReceiver receiver =
                        new LabReceiver() {
                            @Override
                            boolean isReady() {
                                asked.incrementAndGet();
                                ticker.pause(Duration.ofSeconds(7));
                                return false;
                            }
                        };
                OkHttpSender sender = new OkHttpSender(guard, "mixhook/test")) {
            assertThat(new Readiness(sender, guard, WITHIN, ticker).await(receiver.health()))
                    .contains(receiver.health() + " is not ready: answered 503");
            assertThat(asked).hasValue(5);
        }
    }
}
