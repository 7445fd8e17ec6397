package dev.mixhook.delivery;

import java.io.IOException;

/**
 * The receiver closed a connection that had carried a request before, and said nothing more: it may
 * never have looked at this one.
 */
final class ClosedAfterUse extends IOException {
    ClosedAfterUse(IOException cause) {
        super(cause);
    }
}
