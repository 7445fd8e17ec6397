package dev.mixhook.delivery;

import java.io.IOException;

/** Ends a POST whose fault has ended its connection. */
final class BrokenOnPurpose extends IOException {
    private final WireFault.Break fault;

    BrokenOnPurpose(WireFault.Break fault) {
        super(fault.reason());
        this.fault = fault;
    }

    String reason() {
        return fault.reason();
    }
}
