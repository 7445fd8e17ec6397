package dev.mixhook.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor.Chain;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no request goes out on a connection that its receiver has closed. OkHttp asks
 * only connections that were idle for ten seconds whether they still stand; many a receiver closes
 * them after each answer without saying so, and then a request would be lost on one without anyone
 * having seen it. HTTP/2 has a reader of its own, which sees the end at once.
 *
 * <p>What may still be lost is a request that leaves just before the receiver closes. So a receiver
 * that nothing is known of has a moment after an answer to close, and one that has closed once is
 * given each request on a connection of its own.
 */
final class KeptConnections {
    /** Loaded machines take their time between an answer and the close that follows it. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Map<Connection, Long> answered = Collections.synchronizedMap(new WeakHashMap<>());
    private final Set<InetSocketAddress> keeping = ConcurrentHashMap.newKeySet();
    private final Set<InetSocketAddress> closing = ConcurrentHashMap.newKeySet();
    private final int most;

    /**
     * @param most connections that may be idle at once, and so found closed one after the other
     */
    KeptConnections(int most) {
        this.most = most;
    }

    OkHttpClient.Builder watching(OkHttpClient.Builder client) {
        return client.addInterceptor(this::onAnother)
                .addNetworkInterceptor(this::onThis)
                .eventListenerFactory(_ -> new EndOfAnswer());
    }

    /**
     * Sends a request on another connection, if nothing of it was sent on the one before (R-W8).
     */
    private Response onAnother(Chain chain) throws IOException {
        for (int found = 0; found < most; found++) {
            try {
                return chain.proceed(chain.request());
            } catch (StaleConnection _) {
                // OkHttp has closed it, and picks another or opens one.
            }
        }
        return chain.proceed(chain.request());
    }

    private Response onThis(Chain chain) throws IOException {
        Connection connection = Objects.requireNonNull(chain.connection(), "there is one by now");
        Long idleSince = answered.get(connection);
        Optional<PeerAwareSocket> socket = PeerAwareSocket.below(connection.socket());
        return idleSince == null || socket.isEmpty() || connection.protocol() == Protocol.HTTP_2
                ? chain.proceed(chain.request())
                : again(chain, connection, socket.get(), idleSince);
    }

    private Response again(
            Chain chain, Connection connection, PeerAwareSocket socket, long idleSince)
            throws IOException {
        InetSocketAddress receiver = connection.route().socketAddress();
        if (isStale(receiver, socket, idleSince)) {
            socket.close();
            throw new StaleConnection();
        }
        long received = socket.received();
        try {
            return chain.proceed(chain.request());
        } catch (IOException failure) {
            boolean isAnswered = socket.received() > received && !isFarewell(connection, failure);
            if (isAnswered || chain.call().isCanceled()) {
                throw failure;
            }
            closing.add(receiver);
            throw new ClosedAfterUse(failure);
        }
    }

    /**
     * Whether what came was TLS's own farewell, and the answer has no byte: OkHttp tells it from
     * one that breaks off by what it read of the first line, and by nothing else.
     */
    private static boolean isFarewell(Connection connection, IOException failure) {
        return connection.handshake() != null
                && failure.getCause() instanceof EOFException end
                && String.valueOf(end.getMessage()).contains(" limit=0 ");
    }

    private boolean isStale(InetSocketAddress receiver, PeerAwareSocket socket, long idleSince) {
        if (closing.contains(receiver)) {
            return true;
        }
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        boolean over =
                keeping.contains(receiver)
                        ? socket.isOver()
                        : socket.isOverWithin(MOMENT.minus(idle));
        (over ? closing : keeping).add(receiver);
        return over;
    }

    /** Learns when a connection becomes idle, and closes those that nobody else will. */
    private final class EndOfAnswer extends EventListener {
        private @Nullable Connection connection;
        private boolean unkept;

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            this.connection = connection;
        }

        /** OkHttp would keep an HTTP/1.0 answer's connection that nobody promised to keep. */
        @Override
        public void responseHeadersEnd(Call call, Response response) {
            unkept =
                    response.protocol() == Protocol.HTTP_1_0
                            && !"keep-alive".equalsIgnoreCase(response.header("Connection"));
        }

        /** Comes before the connection goes back into the pool. */
        @Override
        public void responseBodyEnd(Call call, long byteCount) {
            if (connection == null) {
                return;
            }
            answered.put(connection, System.nanoTime());
            if (unkept || closing.contains(connection.route().socketAddress())) {
                close(connection);
            }
        }

        private static void close(Connection connection) {
            try {
                connection.socket().close();
            } catch (IOException _) {
                // It is as good as closed.
            }
        }
    }
}
