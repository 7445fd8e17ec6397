package dev.mixhook.engine.receiver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * HttpCore's connection, in three things more careful: it keeps the target as it was written; it
 * knows that the sender has broken off, where HttpCore takes the headers so far for all of them;
 * and it hears the sender out before it closes, as what is left unread would reset the connection
 * and the answer with it.
 */
final class ServerConnection extends DefaultBHttpServerConnection {
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(65_536).build();

    private static final int HEARD_OUT_MILLIS = 1000;

    private final Socket socket;
    private boolean cut;

    ServerConnection(Socket socket) throws IOException {
        super(
                "http",
                LIMITS,
                null,
                null,
                null,
                null,
                new DefaultHttpRequestParserFactory(LIMITS, null, new AsWritten.Factory()),
                null);
        this.socket = socket;
        bind(
                new SocketHolder(socket) {
                    @Override
                    protected InputStream getInputStream(Socket of) throws IOException {
                        return new Ears(super.getInputStream(of));
                    }
                });
    }

    /** The target of a request that came on such a line, as written. */
    static String target(ClassicHttpRequest request) {
        return request instanceof AsWritten written ? written.target : request.getRequestUri();
    }

    /** Whether the sender will say no more, and more was waited for. */
    boolean isCut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        if (isOpen() && !cut) {
            flush();
            socket.shutdownOutput();
            socket.setSoTimeout(HEARD_OUT_MILLIS);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        super.close();
    }

    private final class Ears extends FilterInputStream {
        Ears(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            cut |= count < 0;
            return count;
        }
    }

    private static final class AsWritten extends BasicClassicHttpRequest {
        private final String target;

        AsWritten(String method, String target) {
            super(method, target);
            this.target = target;
        }

        static final class Factory implements HttpRequestFactory<ClassicHttpRequest> {
            @Override
            public ClassicHttpRequest newHttpRequest(String method, String target) {
                return new AsWritten(method, target);
            }

            @Override
            public ClassicHttpRequest newHttpRequest(String method, URI target) {
                return new AsWritten(method, target.toString());
            }
        }
    }
}
