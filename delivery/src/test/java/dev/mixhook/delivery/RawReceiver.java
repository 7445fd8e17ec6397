package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A receiver on a plain socket that misbehaves by script, one run of it a connection. */
final class RawReceiver implements AutoCloseable {
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)Content-Length: (\\d+)");

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    record Heard(String text, boolean reset) {}

    interface Script {
        void on(Line line) throws IOException;
    }

    RawReceiver(Script script) {
        this(InetAddress.ofLiteral("127.0.0.1"), script);
    }

    RawReceiver(InetAddress address, Script script) {
        this(ServerSocketFactory.getDefault(), address, script);
    }

    RawReceiver(ServerSocketFactory sockets, InetAddress address, Script script) {
        try {
            server = sockets.createServerSocket(0, 50, address);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(() -> accept(script));
    }

    /** Reads one request, says this and closes the connection. */
    static RawReceiver answering(String answer) {
        return new RawReceiver(
                line -> {
                    line.readRequest();
                    line.say(answer);
                });
    }

    Webhook webhook() {
        return Webhook.to("http://localhost:" + port() + "/hook");
    }

    Webhook webhook(Duration timeout) {
        return webhook().within(timeout, Duration.ofSeconds(5));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Requests that came in whole. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept(Script script) {
        try {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket, script));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            script.on(new Line(socket));
        } catch (IOException _) {
            // The sender has left.
        }
    }

    /** The receiver's end of one connection, which closes when the script has run. */
    final class Line {
        private final Socket socket;
        private final InputStream in;

        private Line(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** The whole of it, a char a byte. */
        String readRequest() throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                var octet = in.read();
                if (octet < 0) {
                    throw new IOException("the sender closed the connection");
                }
                head.append((char) octet);
            }
            var length = CONTENT_LENGTH.matcher(head);
            var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            requests.incrementAndGet();
            return head + new String(body, ISO_8859_1);
        }

        /** What comes until the sender ends the connection, and how it ends it. */
        Heard hearOut() {
            var heard = new StringBuilder();
            try {
                for (var octet = in.read(); octet >= 0; octet = in.read()) {
                    heard.append((char) octet);
                }
                return new Heard(heard.toString(), false);
            } catch (IOException reset) {
                return new Heard(heard.toString(), true);
            }
        }

        void say(String text) throws IOException {
            say(text.getBytes(ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** So many bytes. */
        byte[] hear(int count) throws IOException {
            var bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new IOException("the sender closed the connection");
            }
            return bytes;
        }

        void close() throws IOException {
            socket.close();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Holds the connection open until the sender closes it. */
        void stayOpen() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
