package dev.mixhook.delivery;

import java.io.IOException;

/** Ends a POST whose fault has ended its connection. */
final class FaultInjectedException extends IOException {
    private final WireFault.Break fault;

    FaultInjectedException(WireFault.Break fault) {
        super(fault.reason());
        this.fault = fault;
    }

    String reason() {
        return fault.reason();
    }
}
