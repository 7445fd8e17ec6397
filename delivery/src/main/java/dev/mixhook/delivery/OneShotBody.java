package dev.mixhook.delivery;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A body that OkHttp may write once and so never sends again by itself (R-W8); its type is without
 * charset (R-W2).
 */
final class OneShotBody extends RequestBody {
    private final MediaType type;
    private final byte[] encoded;

    OneShotBody(MediaType type, byte[] encoded) {
        this.type = type;
        this.encoded = encoded;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return encoded.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(encoded);
    }
}
