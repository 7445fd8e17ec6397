package dev.mixhook.delivery;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A socket that can be asked whether its peer has ended the stream, which one of {@code java.net}
 * only tells whoever waits a millisecond for it. Everything else is passed on to a channel.
 */
final class PeerAwareSocket extends ForwardingSocket {
    /**
     * The option whose value is the socket that is asked; a socket of TLS asks the one below it,
     * and so gives that one.
     */
    private static final SocketOption<PeerAwareSocket> ITSELF = new Itself();

    /**
     * Bytes that leave together unless OkHttp flushes before, which it does at the end of a
     * request: by itself it would write each 8 KiB of a body, and the receiver wake for each
     * ({@code EndToEndBenchmark}).
     */
    private static final int SENT_AT_ONCE = 64 * 1024;

    private final SocketChannel channel;
    private final AtomicLong received = new AtomicLong();

    private PeerAwareSocket(SocketChannel channel) {
        super(channel.socket());
        this.channel = channel;
    }

    static PeerAwareSocket open() {
        try {
            return new PeerAwareSocket(SocketChannel.open());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The channel socket that carries a connection; empty if a socket of another kind does. */
    static Optional<PeerAwareSocket> below(Socket socket) throws IOException {
        try {
            return Optional.of(socket.getOption(ITSELF));
        } catch (UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /** How many bytes have been read so far, those of TLS included. */
    long received() {
        return received.get();
    }

    /**
     * Whether nothing can be asked of the peer any more: it has ended the stream, or said something
     * that nobody asked for (its farewell, mostly). If so, the socket is of no use afterwards. Not
     * while somebody reads.
     */
    boolean isOver() {
        try {
            channel.configureBlocking(false);
            int octets = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return octets != 0;
        } catch (IOException _) {
            return true;
        }
    }

    /**
     * Whether nothing can be asked of the peer any more, now or before this time has passed; waits
     * for it, and is not to be called while somebody reads.
     */
    boolean isOverWithin(Duration time) {
        if (time.toMillis() < 1) {
            return isOver();
        }
        try {
            setSoTimeout(Math.toIntExact(time.toMillis()));
            super.getInputStream().read();
            return true;
        } catch (SocketTimeoutException _) {
            return !restoresTimeout();
        } catch (IOException _) {
            return true;
        }
    }

    private boolean restoresTimeout() {
        try {
            setSoTimeout(0);
            return true;
        } catch (SocketException _) {
            return false;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                received.addAndGet(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int count = in.read(bytes, from, most);
                received.addAndGet(Math.max(count, 0));
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new BufferedOutputStream(super.getOutputStream(), SENT_AT_ONCE);
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return name.equals(ITSELF) ? name.type().cast(this) : super.getOption(name);
    }

    private record Itself() implements SocketOption<PeerAwareSocket> {
        @Override
        public String name() {
            return "ITSELF";
        }

        @Override
        public Class<PeerAwareSocket> type() {
            return PeerAwareSocket.class;
        }
    }
}
