package dev.mixhook.delivery;

import java.io.IOException;

/** A connection of the pool that its receiver has closed; nothing of the request was sent on it. */
final class StaleConnection extends IOException {
    StaleConnection() {
        super("the receiver has closed the connection");
    }
}
