package dev.mixhook.engine.web;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpRequestFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.support.BasicHttpServerExpectationDecorator;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * HttpCore's connection, bounded: a head that is longer than may be ends, and a request that takes
 * longer is cut off. Before it closes it hears the client out for a moment, as what is left unread
 * would reset the connection and the answer with it.
 */
final class WebConnection extends DefaultBHttpServerConnection {
    private static final int HEARD_OUT_MILLIS = 500;
    private static final int MOST_HEADERS = 500;

    /** Slashes at the front are one: a URI would take what stands behind two for a host. */
    private static final DefaultHttpRequestParserFactory PARSERS =
            new DefaultHttpRequestParserFactory(
                    null,
                    new DefaultClassicHttpRequestFactory() {
                        @Override
                        public ClassicHttpRequest newHttpRequest(String method, String target) {
                            return super.newHttpRequest(method, oneSlash(target));
                        }
                    });

    private final Socket socket;
    private final WebLimits limits;
    private final ScheduledExecutorService timer;
    private @Nullable Future<?> cut;
    private boolean isHead = true;
    private long head;

    WebConnection(Socket socket, WebLimits limits, ScheduledExecutorService timer)
            throws IOException {
        super("http", config(limits), null, null, null, null, PARSERS, null);
        this.socket = socket;
        this.limits = limits;
        this.timer = timer;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(limits.idle().toMillis()));
        bind(
                new SocketHolder(socket) {
                    @Override
                    protected InputStream getInputStream(Socket of) throws IOException {
                        return new Bounded(super.getInputStream(of));
                    }
                });
    }

    private static String oneSlash(String target) {
        int slashes = 0;
        while (slashes < target.length() && target.charAt(slashes) == '/') {
            slashes++;
        }
        return target.substring(Math.max(0, slashes - 1));
    }

    private static Http1Config config(WebLimits limits) {
        return Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(limits.head())
                .build();
    }

    /** Ends a connection on which nothing more is to be said. */
    static final class Silence extends IOException {}

    /** Ends a connection by a reset. */
    static final class Abort extends IOException {}

    /** Answers requests for as long as the connection is open. */
    void serve(WebHandler handler) throws IOException {
        HttpService service =
                new HttpService(
                        HttpProcessors.server("mixhook"),
                        new BasicHttpServerExpectationDecorator(
                                new WebExchange(limits, handler, this::hasHead, Pieces::new)));
        try {
            while (isOpen()) {
                service.handleRequest(this, HttpCoreContext.create());
                flush();
                begin();
            }
        } catch (Silence _) {
            stopTimer();
            socket.setSoTimeout(0);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (Abort _) {
            close(CloseMode.IMMEDIATE);
        } catch (HttpException e) {
            throw new IOException(e);
        } finally {
            stopTimer();
        }
    }

    /** What comes from now on is a request's body. */
    private void hasHead() {
        isHead = false;
    }

    /** Another request may begin. */
    private void begin() {
        stopTimer();
        isHead = true;
        head = 0;
    }

    private void stopTimer() {
        if (cut != null) {
            cut.cancel(false);
            cut = null;
        }
    }

    private void startTimer() throws IOException {
        if (cut != null) {
            return;
        }
        try {
            cut = timer.schedule(this::cutOff, limits.request().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the server has closed", e);
        }
    }

    private void cutOff() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }

    @Override
    public void close() throws IOException {
        if (isOpen() && !socket.isClosed() && !socket.isOutputShutdown()) {
            flush();
            socket.shutdownOutput();
            socket.setSoTimeout(HEARD_OUT_MILLIS);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        super.close();
    }

    private final class Bounded extends FilterInputStream {
        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            startTimer();
            head += isHead ? Math.max(0, count) : 0;
            if (head > limits.head() + (1L << 16)) {
                throw new IOException("a head longer than may be");
            }
            return count;
        }
    }

    private final class Pieces extends FilterOutputStream {
        Pieces(OutputStream out) {
            super(out);
            stopTimer();
        }

        @Override
        public void write(byte[] piece, int from, int length) throws IOException {
            startTimer();
            out.write(piece, from, length);
            out.flush();
            stopTimer();
        }
    }
}
