package dev.mixhook.delivery;

import java.net.UnknownHostException;

/** The guard's no, in the only form that OkHttp takes from its {@code Dns}. */
final class EgressRefusal extends UnknownHostException {
    private final String reason;

    /**
     * @param reason one line for people
     */
    EgressRefusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
