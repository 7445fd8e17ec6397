package dev.mixhook.delivery;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import okio.Buffer;
import okio.Okio;

/** A socket whose sending can be slowed down. It is below TLS, which does not notice. */
final class SlowSocket extends Socket {
    private final Throttle throttle;

    SlowSocket(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                try (Buffer piece = new Buffer()) {
                    throttle.of(Okio.sink(out), count)
                            .write(piece.write(bytes, from, count), count);
                }
            }
        };
    }
}
