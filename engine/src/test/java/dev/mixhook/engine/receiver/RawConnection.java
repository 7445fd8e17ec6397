package dev.mixhook.engine.receiver;

import dev.mixhook.engine.web.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver, what came to it, and the sender's end of one connection to it, byte by byte. */
final class RawConnection implements AutoCloseable {
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> broken = new LinkedBlockingQueue<>();
    private final Receiver receiver;
    private final Socket socket;

    /** Talks to a receiver that gives one answer to everything. */
    static RawConnection answering(WebAnswer answer) throws IOException {
        return new RawConnection(answer, Duration.ZERO);
    }

    RawConnection(WebAnswer answer, Duration delay) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        receiver = Receiver.start(List.of(anyPort), delay, responder(answer));
        socket = new Socket(InetAddress.getLoopbackAddress(), receiver.ports().getFirst());
    }

    private Responder responder(WebAnswer answer) {
        return new Responder() {
            @Override
            public WebAnswer answer(Request request) {
                requests.add(request);
                return answer;
            }

            @Override
            public void broken(String how) {
                broken.add(how);
            }
        };
    }

    void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Says no more, but still hears. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** The next so many bytes. */
    String hear(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** All until the receiver closes the connection. */
    String hearOut() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Hears for so long at most. */
    void patience(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** The next request that came whole. */
    Request came() throws InterruptedException {
        return next(requests);
    }

    /** How the next one broke. */
    String broke() throws InterruptedException {
        return next(broken);
    }

    boolean nothingCame() {
        return requests.isEmpty();
    }

    void stop() {
        receiver.close();
    }

    private static <T> T next(BlockingQueue<T> told) throws InterruptedException {
        T next = told.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was told");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        receiver.close();
    }
}
