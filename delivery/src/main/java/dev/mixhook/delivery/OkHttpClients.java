package dev.mixhook.delivery;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * OkHttp with everything off that it does by itself (R-W8): one client for each set of settings,
 * one pool for all.
 */
final class OkHttpClients {
    private static final int MOST_IDLE = 64;

    /**
     * How long an idle connection is kept: well below what receivers keep them for (Starman 1 s,
     * gunicorn 2 s, Node 5 s), or POSTs are lost on connections that are just being closed.
     */
    private static final int IDLE_MILLISECONDS = 500;

    private final ConnectionPool pool =
            new ConnectionPool(MOST_IDLE, IDLE_MILLISECONDS, TimeUnit.MILLISECONDS);
    private final ConcurrentHashMap<Settings, OkHttpClient> bySettings = new ConcurrentHashMap<>();
    private final OkHttpClient base;

    private final Trust trust;

    /**
     * @param trust where a webhook has nothing else to say
     */
    OkHttpClients(EgressGuard guard, Trust trust) {
        this.trust = trust;
        base =
                new KeptConnections(MOST_IDLE)
                        .watching(new OkHttpClient.Builder())
                        .dns(guard::lookup)
                        .proxy(Proxy.NO_PROXY)
                        .socketFactory(new NoDelaySockets(PeerAwareSocket::open))
                        .connectionPool(pool)
                        .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        // The call's time-out is the only one once there is a connection.
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .build();
    }

    OkHttpClient of(Webhook webhook) {
        return bySettings.computeIfAbsent(
                new Settings(webhook.connectTimeout(), trust(webhook)), this::client);
    }

    /** A client whose pool has no connection and keeps none. */
    OkHttpClient unshared(Webhook webhook) {
        return of(webhook)
                .newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
                .build();
    }

    private Trust trust(Webhook webhook) {
        return switch (webhook.trust()) {
            case Trust.Default _ -> trust;
            case Trust.Authorities own -> own;
        };
    }

    private OkHttpClient client(Settings settings) {
        OkHttpClient.Builder client = base.newBuilder().connectTimeout(settings.connect());
        return switch (settings.trust()) {
            case Trust.Default _ -> client.build();
            case Trust.Authorities own -> Tls.trusting(own, client).build();
        };
    }

    void closeIdle() {
        pool.evictAll();
    }

    /** The time-out of the whole is each call's own. */
    private record Settings(Duration connect, Trust trust) {}
}
