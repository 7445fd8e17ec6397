package dev.mixhook.delivery;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Sink;

/** Brings a fault onto the wire of one POST. */
final class FaultyWire implements Interceptor {
    private final WireFault fault;
    private final Throttle throttle = new Throttle();

    /**
     * The sockets that were opened: more than one where a name has several addresses, and one of
     * them the connection's.
     */
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    FaultyWire(WireFault fault) {
        this.fault = fault;
    }

    /**
     * A client that opens a connection for this POST alone and brings the fault onto it; all else
     * is set as in the client that is given.
     */
    OkHttpClient of(OkHttpClient client) {
        return client.newBuilder()
                // Keeps none; while one is in use, it looks for idle ones as often as this says.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
                .socketFactory(new NoDelaySockets(this::socket))
                .addNetworkInterceptor(this)
                .build();
    }

    private Socket socket() {
        SlowSocket socket = new SlowSocket(throttle);
        sockets.add(socket);
        return socket;
    }

    /** There is a connection now, and nothing of the request has left. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (fault instanceof WireFault.Reset reset && reset.stage() == WireFault.Stage.BEFORE) {
            throw broken(reset);
        }
        if (fault instanceof WireFault.SlowHead(Duration time)) {
            throttle.spread(time);
        }
        FaultyBody body =
                new FaultyBody(Objects.requireNonNull(request.body(), "a POST has a body"));
        return chain.proceed(named(request).newBuilder().post(body).build());
    }

    private Request named(Request request) {
        if (!(fault instanceof WireFault.LowerCaseNames)) {
            return request;
        }
        Headers.Builder names = new Headers.Builder();
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            names.add(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i));
        }
        return request.newBuilder().headers(names.build()).build();
    }

    /** Closes the sockets below TLS, which would send its farewell first. */
    private FaultInjectedException broken(WireFault.Break fault) throws IOException {
        for (Socket socket : sockets) {
            if (socket.isClosed()) {
                // Of an address at which nobody was.
                continue;
            }
            switch (fault) {
                case WireFault.CutBody _ -> {}
                // What has not left yet is thrown away, and the close is a reset.
                case WireFault.Reset _ -> socket.setSoLinger(true, 0);
            }
            socket.close();
        }
        return new FaultInjectedException(fault);
    }

    private final class FaultyBody extends RequestBody {
        private final RequestBody body;

        private FaultyBody(RequestBody body) {
            this.body = body;
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            // What has gathered so far is the head.
            sink.flush();
            throttle.fullSpeed();
            try (Buffer whole = new Buffer()) {
                body.writeTo(whole);
                write(whole, sink);
            }
        }

        private void write(Buffer whole, BufferedSink sink) throws IOException {
            switch (fault) {
                case WireFault.OwnConnection _, WireFault.LowerCaseNames _, WireFault.SlowHead _ ->
                        sink.write(whole, whole.size());
                case WireFault.SlowBody(long bytesPerSecond) ->
                        Throttle.limited(atOnce(sink), bytesPerSecond).write(whole, whole.size());
                case WireFault.CutBody cut -> breakAt(cut.percent(), whole, sink, cut);
                case WireFault.Reset reset ->
                        breakAt(
                                reset.stage() == WireFault.Stage.AFTER ? 100 : 50,
                                whole,
                                sink,
                                reset);
            }
        }

        private void breakAt(int percent, Buffer whole, BufferedSink sink, WireFault.Break fault)
                throws IOException {
            sink.write(whole, whole.size() * percent / 100);
            sink.flush();
            throw broken(fault);
        }

        private static Sink atOnce(BufferedSink sink) {
            return new ForwardingSink(sink) {
                @Override
                public void write(Buffer source, long count) throws IOException {
                    super.write(source, count);
                    flush();
                }
            };
        }
    }
}
