package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.probe.ProbePoller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all checks of a run have in common.
 *
 * @param pack of which they are
 * @param webhook the receiver
 * @param poller by the probe, how often a user was acted on; null where there is none
 * @param echo by which a user's properties are asked for; null where there is none
 * @param seed stands in the ids of all users, so that another run has others
 */
public record PackContext(
        StandardPack pack,
        OkHttpSender sender,
        Webhook webhook,
        @Nullable ProbePoller poller,
        @Nullable ProbePoller echo,
        VerifyTimings timings,
        long seed) {

    /** The first POST of all has the time-out; those of a check have twice that. */
    CheckClient posts(Check check, int timeouts) {
        Webhook patient =
                webhook.within(timings.timeout().multipliedBy(timeouts), webhook.connectTimeout());
        return new CheckClient(sender, patient, new TestUsers(check, seed));
    }

    Optional<ProbeCounts> counts() {
        return Optional.ofNullable(poller)
                .map(own -> new ProbeCounts(own, timings.within(), pack.probeMeaning()));
    }

    Optional<Echo> echoes() {
        return Optional.ofNullable(echo).map(own -> new Echo(own, timings.within()));
    }
}
