package dev.mixhook.delivery;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Sink;

/** Brings a fault onto the wire of one POST. */
final class FaultyWire implements Interceptor {
    private final WireFault fault;
    private final Pace pace = new Pace();

    FaultyWire(WireFault fault) {
        this.fault = fault;
    }

    /** The same client with a connection for this POST alone, with its fault. */
    OkHttpClient of(OkHttpClient client) {
        return client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .socketFactory(new NoDelaySockets(() -> new SlowSocket(pace)))
                .addNetworkInterceptor(this)
                .build();
    }

    /** There is a connection now, and nothing of the request has left. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var connection = chain.connection();
        var body = request.body();
        if (connection == null || body == null) {
            throw new IllegalStateException("a POST on its connection has both");
        }
        var socket = connection.socket();
        if (fault instanceof WireFault.Reset(WireFault.Stage stage)
                && stage == WireFault.Stage.BEFORE) {
            throw broken(socket, (WireFault.Break) fault);
        }
        if (fault instanceof WireFault.SlowHead(var time)) {
            pace.spread(time);
        }
        var faulty = new FaultyBody(body, socket);
        return chain.proceed(request.newBuilder().method(request.method(), faulty).build());
    }

    private static BrokenOnPurpose broken(Socket socket, WireFault.Break fault) throws IOException {
        switch (fault) {
            case WireFault.CutBody _ -> {}
            // With what has not left yet thrown away, a close is a reset.
            case WireFault.Reset _ -> socket.setSoLinger(true, 0);
        }
        socket.close();
        return new BrokenOnPurpose(fault);
    }

    private final class FaultyBody extends RequestBody {
        private final RequestBody body;
        private final Socket socket;

        private FaultyBody(RequestBody body, Socket socket) {
            this.body = body;
            this.socket = socket;
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
            pace.fullSpeed();
            try (var whole = new Buffer()) {
                body.writeTo(whole);
                write(whole, sink);
            }
        }

        private void write(Buffer whole, BufferedSink sink) throws IOException {
            switch (fault) {
                case WireFault.OwnConnection _, WireFault.SlowHead _ ->
                        sink.write(whole, whole.size());
                case WireFault.SlowBody(var bytesPerSecond) ->
                        Pace.limited(atOnce(sink), bytesPerSecond).write(whole, whole.size());
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
            throw broken(socket, fault);
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
