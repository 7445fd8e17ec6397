package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Refuses what comes while it answers as many POSTs as it can bear. It holds the POSTs of a burst
 * until there is one more than that, however busy the machine is.
 */
final class BurstReceiver extends LabReceiver {
    private final int most;
    private final int refusal;
    private final CountDownLatch missing;

    /**
     * @param most how many it answers at once
     * @param refusal the status of the answer to others
     */
    BurstReceiver(int most, int refusal) {
        this.most = most;
        this.refusal = refusal;
        missing = new CountDownLatch(most + 1);
    }

    @Override
    int status(Post post) throws InterruptedException {
        if (post.users().toString().contains("-burst-200-")) {
            missing.countDown();
            assertThat(missing.await(60, TimeUnit.SECONDS)).isTrue();
        }
        return post.inFlight() > most ? refusal : 200;
    }
}
