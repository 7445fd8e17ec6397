package dev.mixhook.delivery;

import java.io.IOException;

/**
 * Tells of a pooled connection that its receiver has closed; nothing of the request was sent on it.
 */
final class StaleConnection extends IOException {
    StaleConnection() {
        super("the receiver has closed the connection");
    }
}
