package dev.mixhook.delivery;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of an HTTP/1.0 answer that does not promise to keep it. OkHttp would pool
 * it; the receiver (many a small Python one) has closed it by then, and the next POST would be lost
 * on it without anyone having seen it.
 */
final class Http10Connections extends EventListener {
    private @Nullable Connection connection;
    private boolean closing;

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        this.connection = connection;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        closing =
                response.protocol() == Protocol.HTTP_1_0
                        && !"keep-alive".equalsIgnoreCase(response.header("Connection"));
    }

    /** Comes before the connection goes back into the pool. */
    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        if (closing && connection != null) {
            try {
                connection.socket().close();
            } catch (IOException _) {
                // It is as good as closed.
            }
        }
    }
}
