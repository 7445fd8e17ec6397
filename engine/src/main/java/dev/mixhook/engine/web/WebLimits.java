package dev.mixhook.engine.web;

import java.time.Duration;

/**
 * What a server bears.
 *
 * @param connections open at once; more are answered 503
 * @param line characters of a request line; longer ones are answered 414
 * @param headers characters of all headers; more are answered 431
 * @param body bytes of a body; what is longer is cut off there
 * @param request how long a request may take from its first byte until it is answered
 * @param idle how long a connection may wait for its next request
 */
public record WebLimits(
        int connections, int line, int headers, int body, Duration request, Duration idle) {
    public WebLimits {
        if (connections < 1 || line < 1 || headers < 1 || body < 0) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** How many bytes a head can have at most. */
    int head() {
        return line + headers;
    }
}
